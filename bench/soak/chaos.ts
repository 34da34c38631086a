import { setTimeout as pause } from 'node:timers/promises';
import { processTree } from '../../engine/child/process-tree.ts';
import type { RedisServer } from '../../test/helpers/redis-server.ts';
import type { Crew } from './crew.ts';

export type Deaths = Record<'producer' | 'worker' | 'render process' | 'redis', number>;

export interface ChaosOptions {
  readonly crew: Crew;
  readonly redis: RedisServer | null;
  readonly everyMs: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Kills -9 a random process again and again, until the signal; returns how many died of each. */
export async function wreakHavoc(options: ChaosOptions): Promise<Deaths> {
  const { crew, redis, everyMs, random, signal } = options;
  const deaths: Deaths = { producer: 0, worker: 0, 'render process': 0, redis: 0 };
  const kinds = (Object.keys(deaths) as Array<keyof Deaths>).filter((k) => k !== 'redis' || redis);
  while (!signal.aborted) {
    await pause(everyMs * (0.5 + random()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const kind = kinds[Math.floor(random() * kinds.length)]!;
    if (kind === 'redis' && redis) {
      await redis.kill();
      await redis.restart();
      deaths.redis++;
    } else if (killOne(kind, crew, random)) deaths[kind]++;
  }
  return deaths;
}

function killOne(kind: keyof Deaths, crew: Crew, random: () => number): boolean {
  const pids = kind === 'producer' ? crew.producerPids() : crew.workerPids();
  const wanted =
    kind === 'render process' ? pids.flatMap((pid) => processTree(pid).slice(1)) : pids;
  const pid = wanted[Math.floor(random() * wanted.length)];
  if (pid === undefined) return false;
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
