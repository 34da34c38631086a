import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isPassing } from '../../engine/worker/patiently.ts';
import { readStoreConfig } from '../../queue/config.ts';
import { openStores, type Stores } from '../../queue/open-stores.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { soakJob } from './soak-job.ts';

/**
 * Asks for the jobs `from` to `to`, and writes each accepted one down. It may be killed at any
 * moment and started again: it goes on behind the last job it wrote down.
 */
const [from, to, ledger] = process.argv.slice(2) as [string, string, string];
const accepted = existsSync(ledger) ? readFileSync(ledger, 'utf8').trim().split('\n').length : 0;
const stores = await patiently(() => openStores(readStoreConfig(process.env)));
for (let index = Number(from) + accepted; index < Number(to); index++) {
  const id = await patiently(() => ask(stores, index));
  appendFileSync(ledger, `${id}\n`, { flush: true });
}
await stores.close();

async function ask({ queue, media }: Stores, index: number): Promise<string> {
  const photo = await media.put('photo', photoOf(index));
  try {
    const { job, created } = await queue.enqueue(soakJob(index, photo));
    // Asked already, before this process was killed: that job has its own photo.
    if (!created && job.payload.photo !== photo) await media.delete(photo);
    return job.id;
  } catch (error) {
    // Kept if the queue may have taken it although it could not say so: the sweep decides.
    if (!isPassing(error)) await media.delete(photo);
    throw error;
  }
}

async function* photoOf(index: number) {
  yield Buffer.from(`photo ${index}`);
}

/** As long as the store is away, or the user has enough jobs open. */
async function patiently<T>(action: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!isPassing(error) && !isFull(error)) throw error;
      await pause(20);
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof QueueError && error.code.startsWith('too-many-jobs');
}
