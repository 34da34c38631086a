import type {
  StoredInteraction,
  StoredMessage,
} from '../../test/bot/fakes/discord/discord-state.ts';
import { person } from '../../test/bot/fakes/discord/person.ts';
import { type DiscordRequest, startDiscordServer } from '../../test/bot/fakes/discord-server.ts';
import { type Ask, type Crowd, newAsk, noteAnswered, noteHeard } from './crowd.ts';
import type { CrowdOptions } from './telegram-crowd.ts';

/** Discord on this machine, and its users. */
export async function discordCrowd({ users, photo, atEnd }: CrowdOptions) {
  const asks = new Map<string, Ask>();
  const server = await startDiscordServer({ atEnd, heard });
  const { state } = server;
  // The platform's time limits are real.
  Object.defineProperty(state, 'now', { get: Date.now });
  const people = Array.from({ length: users }, (_, i) => person(server, `person-${i}`));
  const early = person(server, 'early');
  let dances: StoredInteraction[] = [];
  const crowd: Crowd = {
    platform: 'Discord',
    userIds: [early, ...people].map(({ user }) => `discord:${user.id}`),
    faults: state.faults,
    danceEarly() {
      early.command('dance', { photo: early.attachment('me.jpg', photo), dance: 'disco' });
    },
    dance() {
      const files = people.map((one) => one.attachment('me.jpg', photo));
      dances = people.map((one, i) =>
        asked(() => one.command('dance', { photo: files[i]!, dance: 'disco' })),
      );
      return asksOf(dances);
    },
    status: () => asksOf(people.map((one) => asked(() => one.command('status')))),
    cancel() {
      const open = people.flatMap((one, i) => {
        const message = state.messages.get(dances[i]?.originalId ?? '');
        const button = message && cancelButton(message);
        return button ? [{ one, message, button }] : [];
      });
      return asksOf(
        open.map(({ one, message, button }) => asked(() => one.press(message, button))),
      );
    },
  };
  const env = {
    DISCORD_TOKEN: state.botToken,
    DISCORD_API_URL: server.apiUrl,
    DISCORD_CDN_URL: `http://${server.cdnHost}`,
  };
  return { crowd, env };

  function asked(send: () => StoredInteraction): StoredInteraction {
    const ask = newAsk();
    const interaction = send();
    asks.set(interaction.token, ask);
    return interaction;
  }

  function asksOf(interactions: readonly StoredInteraction[]): Ask[] {
    return interactions.map(({ token }) => asks.get(token)!);
  }

  function heard({ key, params }: DiscordRequest): void {
    const ask = asks.get(params.token ?? '');
    if (key.endsWith('/callback')) noteHeard(ask);
    else noteAnswered(ask);
  }
}

function cancelButton({ message }: StoredMessage): string | undefined {
  return /"custom_id":"(cancel:[^"]*)"/.exec(JSON.stringify(message.components))?.[1];
}
