import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buttonsOf, group, type Person, person, posted } from '../fakes/telegram-people.ts';
import type { Message } from '../fakes/telegram-world.ts';
import { type Desk, openTelegramDesk } from './telegram-desk.ts';

export const PHOTO = Buffer.from('a photo');

/** A bot that runs, and somebody who talks to it in private for the first time. */
export async function begin(options: Parameters<typeof openTelegramDesk>[0] = {}) {
  const desk = await openTelegramDesk(options);
  const ann = person(desk.server);
  const stop = await desk.startBot();
  return { desk, ann, stop };
}

export async function beginAgreed(options: Parameters<typeof openTelegramDesk>[0] = {}) {
  const begun = await begin(options);
  await agree(begun.desk, begun.ann);
  return begun;
}

/** The same for two people in a group who know the bot already. */
export async function beginInGroup(forum = false) {
  const desk = await openTelegramDesk();
  const room = group(-100_777, forum);
  const [ann, bob] = [person(desk.server, room), person(desk.server, room)];
  for (const who of [ann, bob]) await agree(desk, who);
  const stop = await desk.startBot();
  return { desk, room, ann, bob, stop };
}

export async function agree({ users }: Desk, { party }: Person): Promise<void> {
  await users.update(`telegram:${party.id}`, { consentVersion: 1 });
}

export function goOn(desk: Desk): void {
  writeFileSync(join(desk.folder, 'go-on'), '');
}

/** The bot's message with such a button. */
export function shows(desk: Desk, { party }: Person, action: string, label = ''): Promise<Message> {
  return showsIn(desk, party.id, action, label);
}

export function showsIn(
  { server }: Desk,
  chat: number,
  action: string,
  label = '',
): Promise<Message> {
  return server.until(() =>
    posted(server, chat).findLast((message) =>
      buttonsOf(message).some(
        ({ text, callback_data }) =>
          callback_data.startsWith(action) && text.toLowerCase().includes(label),
      ),
    ),
  );
}

/** What the bot's last message to somebody says. */
export function text({ server }: Desk, { party }: Person): string {
  const message = posted(server, party.id).at(-1);
  return String(message?.text ?? message?.caption ?? '');
}

export function videos({ server }: Desk, { party }: Person): Message[] {
  return posted(server, party.id).filter(({ video }) => video);
}

export function video(desk: Desk, { party }: Person): Promise<Message> {
  return videoIn(desk, party.id);
}

export function videoIn({ server }: Desk, chat: number): Promise<Message> {
  return server.until(() => posted(server, chat).find(({ video }) => video));
}

export function calls({ server }: Desk, name: string): number {
  return server.calls.filter(({ method }) => method === name).length;
}
