import { expect, test } from 'vitest';
import { buttonsOf, type Person, posted } from '../fakes/telegram-people.ts';
import type { Message } from '../fakes/telegram-world.ts';
import { beginAgreed, beginInGroup, PHOTO, shows, showsIn, text, video, videoIn } from './story.ts';
import type { Desk } from './telegram-desk.ts';

test('other dance shows the menu below the clip, and the photo dances another one', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  const photo = ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  const clip = await video(desk, ann);
  ann.presses(clip, 'other');
  const menu = await shows(desk, ann, 'pick');
  expect(menu).toMatchObject({ reply_to_message: { message_id: photo.message_id } });
  ann.presses(menu, 'a5');
  await desk.server.until(
    () => posted(desk.server, ann.party.id).filter((message) => message.video).length === 2,
  );
  const dances = (await desk.jobs()).map(({ payload }) => payload.dance).sort();
  expect(dances).toEqual(['a5', 'shuffle']);
  expect(desk.server.problems).toEqual([]);
});

test('delete takes the message away, and the clip out of the store', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  ann.presses(await video(desk, ann), 'remove');
  expect(await alert(desk)).toContain('deleted');
  expect(posted(desk.server, ann.party.id)).toEqual([]);
  expect(await Array.fromAsync(desk.media.list())).toEqual([]);
  expect(desk.server.problems).toEqual([]);
});

test('report takes the message away, keeps the clip for the operator, and tells them', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  ann.presses(await video(desk, ann), 'report');
  expect(await alert(desk)).toContain('operator');
  expect(posted(desk.server, ann.party.id)).toEqual([]);
  const [job] = await desk.jobs();
  expect(desk.reported).toEqual([job!.id]);
  expect((await desk.media.open(job!.result!.clip)).bytes).toBeGreaterThan(0);
  expect(desk.server.problems).toEqual([]);
});

test('in a group nobody but the asker gets anything done with the buttons of a clip', async () => {
  const { desk, room, ann, bob } = await beginInGroup();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  const clip = await videoIn(desk, room.id);
  await desk.server.until(() => posted(desk.server, room.id).length === 1);
  for (const [index, name] of ['again', 'other', 'remove', 'report'].entries()) {
    bob.presses(clip, name);
    expect(await alert(desk, index)).toContain('Only the one who asked');
  }
  expect(posted(desk.server, room.id)).toMatchObject([{ message_id: clip.message_id }]);
  expect(await desk.jobs()).toMatchObject([{ userId: `telegram:${ann.party.id}`, state: 'done' }]);
  expect(await Array.fromAsync(desk.media.list())).toHaveLength(2);
  expect(desk.reported).toEqual([]);
  expect(desk.server.problems).toEqual([]);
});

test('an admin of the group may cancel what others asked for there', async () => {
  const { desk, room, ann, bob } = await beginInGroup();
  desk.server.world.admins.add(bob.party.id);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  bob.presses(await showsIn(desk, room.id, 'cancel'), 'cancel');
  expect(await alert(desk)).toContain('Cancelled');
  await expect.poll(async () => (await desk.jobs())[0]?.state).toBe('cancelled');
  expect(desk.server.problems).toEqual([]);
});

test('settings change by their buttons, in the language that was chosen, and shape the next clip', async () => {
  const { desk, ann } = await beginAgreed();
  ann.says('/settings');
  ann.presses(await shows(desk, ann, 'set:shape'), 'set:shape:square');
  await desk.server.until(() => text(desk, ann).includes('Shape: Square'));
  ann.presses(last(desk, ann), 'set:music:off');
  await desk.server.until(() => text(desk, ann).includes('Music: Without'));
  ann.presses(last(desk, ann), 'Deutsch');
  await desk.server.until(() => text(desk, ann).includes('Ohne Musik'));
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() => text(desk, ann).includes('in der Schlange'));
  expect((await desk.jobs())[0]!.payload).toMatchObject({ width: 576, height: 576, music: false });
  expect(desk.server.problems).toEqual([]);
});

test('/privacy delete erases jobs, media and consent, and so does its button', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await video(desk, ann);
  ann.says('/privacy delete');
  await desk.server.until(() => text(desk, ann).includes('Erased: your dances (1)'));
  expect(await desk.jobs()).toEqual([]);
  expect(await Array.fromAsync(desk.media.list())).toEqual([]);
  ann.says('/privacy');
  ann.presses(await shows(desk, ann, 'erase'), 'erase');
  await desk.server.until(() => text(desk, ann).includes('Erased: your dances (0)'));
  ann.sendsPhoto(PHOTO);
  await shows(desk, ann, 'agree');
  expect(desk.server.problems).toEqual([]);
});

test('nobody erases or sets anything for somebody else, or agrees for them, and is told in their language', async () => {
  const { desk, room, ann, bob } = await beginInGroup();
  await desk.users.update(`telegram:${ann.party.id}`, { consentVersion: null });
  await desk.users.update(`telegram:${bob.party.id}`, { locale: 'de' });
  const messages: Array<[string, string]> = [
    ['/settings', 'set'],
    ['/privacy', 'erase'],
    ['/dance', 'agree'],
  ];
  const before = await desk.users.get(`telegram:${bob.party.id}`);
  for (const [index, [command, action]] of messages.entries()) {
    ann.says(command);
    bob.presses(await showsIn(desk, room.id, action), action);
    expect(await alert(desk, index)).toContain('gehört jemand anderem');
  }
  expect(await desk.users.get(`telegram:${bob.party.id}`)).toEqual(before);
  expect((await desk.users.get(`telegram:${ann.party.id}`)).consentVersion).toBeNull();
  expect(desk.server.problems).toEqual([]);
});

test('status and cancel know all that their asker has open', async () => {
  const { desk, ann } = await beginAgreed();
  for (const dance of ['shuffle', 'a5']) {
    ann.sendsPhoto(PHOTO, { caption: `/dance ${dance}` });
    await desk.server.until(() => text(desk, ann).includes(`${dance} is in line`));
  }
  ann.says('/status');
  await desk.server.until(() => text(desk, ann).match(/a5 is in line.*shuffle is in line/s));
  ann.says('/cancel');
  const choice = await shows(desk, ann, 'cancel', 'cancel a5');
  ann.presses(choice, buttonsOf(choice).find(({ text }) => text.includes('a5'))!.text);
  await expect
    .poll(async () => (await desk.jobs()).filter(({ state }) => state === 'cancelled'))
    .toHaveLength(1);
  ann.says('/cancel');
  await desk.server.until(() => text(desk, ann).includes('Cancelled.'));
  ann.says('/status');
  await desk.server.until(() => text(desk, ann).includes('no dance under way'));
  expect(desk.server.problems).toEqual([]);
});

/** What a press was answered with, to its presser alone. */
function alert({ server }: Desk, index = 0): Promise<string> {
  return server.until(() => {
    const answers = server.calls.filter(({ method }) => method === 'answerCallbackQuery');
    return answers[index]?.params.text as string | undefined;
  });
}

function last({ server }: Desk, { party }: Person): Message {
  return posted(server, party.id).at(-1)!;
}
