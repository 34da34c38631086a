import { readdirSync } from 'node:fs';
import { openDiskMedia } from '../../queue/disk/disk-media.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { inChunks } from './chunks.ts';

/** A program: fills the folder it is given, then prints the refusal and what lies there. */
const folder = process.argv[2]!;
const kept: string[] = [];
try {
  const media = await openDiskMedia(folder);
  for (;;) kept.push(await media.put('clip', inChunks(Buffer.alloc(30_000), 4096)));
} catch (error) {
  if (!(error instanceof QueueError)) throw error;
  const files = kept.length > 0 ? readdirSync(`${folder}/clip`).length : 0;
  console.log(JSON.stringify({ code: error.code, kept: kept.length, files }));
}
