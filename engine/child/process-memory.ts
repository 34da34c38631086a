import { processTree, readProcess } from './process-tree.ts';

const SAMPLE_EVERY_MS = 50;

/**
 * Resident memory of a process and all that it started, bytes. Pages that they share count for
 * each. Null where it cannot be read: anywhere but on Linux.
 */
export function readTreeBytes(rootPid: number): number | null {
  if (process.platform !== 'linux') return null;
  return processTree(rootPid).reduce((sum, pid) => sum + residentBytes(pid), 0);
}

/** Watches that memory; the peak in bytes, 0 where it cannot be read. */
export function watchPeakMemory(rootPid: number): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, readTreeBytes(rootPid) ?? 0);
  }, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function residentBytes(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readProcess(pid, 'status'))?.[1] ?? 0);
}
