import type { StoredInteraction, StoredMessage } from '../fakes/discord/discord-state.ts';
import { type Place, person } from '../fakes/discord/person.ts';
import type { DiscordServer } from '../fakes/discord-server.ts';
import type { Attack, HostileFile } from './hostile-input.ts';
import { actionsOf } from './scene.ts';

type Person = ReturnType<typeof person>;
type Payload = Parameters<DiscordServer['gateway']['send']>[0];

const MANAGE_GUILD = String(1n << 5n);
/** Without these there is nobody to answer, or nothing that wants an answer. */
const ANSWERABLE: readonly string[] = ['id', 'token', 'type'];
const PLACES: ReadonlyArray<Partial<Place>> = [
  {},
  { locale: 'ar' },
  { locale: 'zz-ZZ', appPermissions: '0' },
  { context: 1 },
  { context: 2, installs: [1] },
  { guildId: '7', permissions: MANAGE_GUILD, installs: [0, 1] },
];

/** People of bad intent in all kinds of places, and how they do what is counted out for them. */
export function attackers(server: DiscordServer) {
  const people = PLACES.map((place, at) => person(server, `mallory ${at}`, place));
  return { people, launch };

  function launch(attack: Attack): StoredInteraction {
    const mallory = people[attack.who % people.length]!;
    switch (attack.kind) {
      case 'command':
        return mallory.send(attack.type, attack.data);
      case 'photo':
        return mallory.command('dance', photoAndDance(mallory, attack));
      case 'press':
        return press(mallory, messageFor(mallory, attack.on), attack.button);
      case 'forge':
        return forge(mallory, messageFor(mallory, attack.on), attack.action);
      case 'mutant':
        return sendMutant(mallory, attack);
    }
  }

  /** One that they can see. */
  function messageFor({ user }: Person, on: number): StoredMessage | undefined {
    const seen = [...server.state.messages.values()].filter(
      ({ ephemeral, askerId }) => !ephemeral || askerId === user.id,
    );
    return seen[on % Math.max(1, seen.length)];
  }

  function sendMutant(mallory: Person, { on, part, value }: Attack & { kind: 'mutant' }) {
    const change = (payload: Payload) => withPart(payload, part, value);
    const source = messageFor(mallory, on);
    if (on % 2 === 0 || !source) {
      const { id, ...file } = mallory.attachment('me.jpg', Buffer.from('a picture'));
      const resolved = { attachments: { [id]: { id, ...file } } };
      const options = [{ type: 11, name: 'photo', value: id }];
      return mallory.send(2, { id, name: 'dance', type: 1, options, resolved }, { change });
    }
    const [custom_id = 'menu'] = actionsOf(source);
    return mallory.send(3, { component_type: 2, custom_id }, { source, change });
  }
}

function photoAndDance(mallory: Person, { file, dance }: { file: HostileFile; dance: string }) {
  const { name, bytes, type, size, url } = file;
  const photo = mallory.attachment(name, bytes, type);
  return { photo: { ...photo, size, url: photo.url.replace(...url) }, dance };
}

function press(mallory: Person, on: StoredMessage | undefined, button: number): StoredInteraction {
  if (!on) return mallory.command('help');
  const actions = actionsOf(on);
  return forge(mallory, on, actions[button % Math.max(1, actions.length)] ?? 'none');
}

function forge(mallory: Person, on: StoredMessage | undefined, action: string) {
  if (!on) return mallory.send(3, { component_type: 2, custom_id: action });
  if (/^(pick|set:language)/.test(action)) return mallory.choose(on, 'menu', action);
  return mallory.press(on, action);
}

/** The payload with another value for one of its parts, at any depth. */
function withPart(payload: Payload, part: number, value: unknown): Payload {
  const changed = structuredClone(payload);
  const places = placesIn(changed);
  const { holder, key } = places[part % places.length]!;
  holder[key] = value;
  return changed;
}

type Holder = Record<string, unknown>;

function placesIn(whole: object): Array<{ readonly holder: Holder; readonly key: string }> {
  const inside = (holder: Holder): Array<{ holder: Holder; key: string }> =>
    Object.entries(holder).flatMap(([key, inner]) => [
      { holder, key },
      ...(typeof inner === 'object' && inner !== null ? inside(inner as Holder) : []),
    ]);
  return inside(whole as Holder).filter(
    ({ holder, key }) => holder !== whole || !ANSWERABLE.includes(key),
  );
}
