import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreConfig } from '../../queue/config.ts';
import { openDiskMedia } from '../../queue/disk/disk-media.ts';
import type { MediaStore } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { broken, configured, well } from '../check.ts';

const TIMEOUT_MS = 5000;

/** Where photos and clips lie: writes something, reads it back, and takes it away. */
export const mediaStoreCheck = configured('media', async ({ stores }) => {
  const spoolFolder = await mkdtemp(join(tmpdir(), 'anydance-doctor-'));
  try {
    const media = await openMedia(stores, spoolFolder);
    try {
      await writeReadDelete(media);
    } finally {
      await media.close();
    }
    return well(`${placeOf(stores)} can be written and read`);
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    return broken(error.message, mendOf(stores));
  } finally {
    await rm(spoolFolder, { recursive: true, force: true });
  }
});

async function openMedia(
  { s3, dataFolder }: StoreConfig,
  spoolFolder: string,
): Promise<MediaStore> {
  if (s3 === null) return openDiskMedia(join(dataFolder, 'media'));
  const { openS3Media } = await import('../../queue/s3/s3-media.ts');
  return openS3Media({ ...s3, spoolFolder, timeoutMs: TIMEOUT_MS, maxAttempts: 1 });
}

async function writeReadDelete(media: MediaStore): Promise<void> {
  const key = await media.put('preview', something());
  try {
    await Array.fromAsync((await media.open(key)).chunks);
    for await (const _ of media.list()) break;
  } finally {
    await media.delete(key);
  }
}

async function* something(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('something');
}

function placeOf({ s3, dataFolder }: StoreConfig): string {
  if (s3 === null) return join(dataFolder, 'media');
  return `the bucket ${s3.bucket} at ${s3.endpoint === null ? 'Amazon' : new URL(s3.endpoint).host}`;
}

function mendOf({ s3 }: StoreConfig): string {
  if (s3 === null) return 'Give the user of the bot the right to write there.';
  return (
    'Compare S3_ENDPOINT, S3_REGION, S3_BUCKET and the keys with what the service says; ' +
    'the key needs GetObject, PutObject, DeleteObject and ListBucket.'
  );
}
