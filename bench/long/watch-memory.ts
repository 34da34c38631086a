import { readTreeBytes } from '../../engine/child/process-memory.ts';
import type { MemorySample } from './memory-curve.ts';

export interface MemoryWatch {
  /** What the process does from now on. */
  stage(name: string): void;
  /** All samples, in their order. */
  stop(): readonly MemorySample[];
}

const EVERY_MS = 100;

/** Watches the memory of a process and of all that it starts (Linux). */
export function watchMemory(pid: number, first: string): MemoryWatch {
  const samples: MemorySample[] = [];
  const start = performance.now();
  let stage = first;
  const sample = () => {
    const bytes = readTreeBytes(pid) ?? 0;
    // A process that has ended holds nothing.
    if (bytes > 0) samples.push({ ms: performance.now() - start, bytes, stage });
  };
  const timer = setInterval(sample, EVERY_MS);
  return {
    stage(name) {
      sample();
      stage = name;
    },
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}
