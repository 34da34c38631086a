import type { Logger } from '../engine/worker/log.ts';
import { pauseUntil } from './pause-until.ts';
import { Refused } from './refused.ts';
import type { Surface } from './surface.ts';
import { untilAborted } from './until-aborted.ts';

interface KeepOptions {
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** After the first try, milliseconds; it doubles each time. Default: two seconds. */
  readonly pauseMs?: number;
}

const FIRST_PAUSE_MS = 2000;
/** Discord takes a thousand logins a day. */
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Starts a surface, and again until it starts: a platform that is out of reach takes no other
 * surface down. Resolves to null when it is told to stop first, and what starts later is stopped.
 * @throws Refused when trying again helps nothing
 */
export async function keepStarting(
  start: () => Promise<Surface>,
  { signal, log, pauseMs = FIRST_PAUSE_MS }: KeepOptions,
): Promise<Surface | null> {
  const told = untilAborted(signal).then(() => null);
  for (let nextMs = pauseMs; !signal.aborted; nextMs = Math.min(LONGEST_PAUSE_MS, nextMs * 2)) {
    const starting = start();
    try {
      const surface = await Promise.race([starting, told]);
      if (!surface) starting.then((late) => late.stop()).catch(() => undefined);
      return surface;
    } catch (err) {
      if (err instanceof Refused) throw err;
      log.warn({ err }, `cannot start; trying again in ${nextMs / 1000} s`);
    }
    await pauseUntil(nextMs, signal);
  }
  return null;
}
