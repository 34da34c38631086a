import type { RawFile } from 'discord.js';
import type { Reply } from '../../commands/reply.ts';
import { kindOf } from '../../queue/media-key.ts';
import type { MediaKey } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import type { Outgoing } from './discord-api.ts';
import { messageBody } from './message-body.ts';

type Deps = Pick<SurfaceDeps, 'media' | 'commands'>;

/** A reply with its clip, or with no file at all. A clip that is gone is told in words. */
export async function withClip(reply: Reply, deps: Deps): Promise<Outgoing> {
  const body = messageBody(reply, deps.commands.say);
  if (reply.clip === null) return { body: { ...body, attachments: [] } };
  const file = await fileOf(reply.clip.key, 'dance.mp4', 'video/mp4', deps);
  if (file) return attached(body, file);
  const gone = { ...reply, text: [{ key: 'error-machine' }] };
  return { body: { ...messageBody(gone, deps.commands.say), attachments: [] } };
}

/** A reply with what there is to look at while waiting. */
export async function withPreview(reply: Reply, deps: Deps): Promise<Outgoing> {
  const body = messageBody(reply, deps.commands.say);
  const file = reply.preview && (await previewOf(reply.preview, deps));
  return file ? attached(body, file) : { body };
}

function previewOf(key: MediaKey, deps: Deps): Promise<RawFile | null> {
  if (kindOf(key) === 'clip') return fileOf(key, 'preview.mp4', 'video/mp4', deps);
  return fileOf(key, 'preview.jpg', 'image/jpeg', deps);
}

function attached(body: object, file: RawFile): Outgoing {
  return { body: { ...body, attachments: [{ id: '0', filename: file.name }] }, files: [file] };
}

async function fileOf(
  key: MediaKey,
  name: string,
  contentType: string,
  { media }: Deps,
): Promise<RawFile | null> {
  try {
    const { chunks } = await media.open(key);
    return { name, contentType, data: Buffer.concat(await Array.fromAsync(chunks)) };
  } catch (error) {
    if (error instanceof QueueError && error.code === 'media-missing') return null;
    throw error;
  }
}
