import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 50;

/**
 * Resident memory of a process and all that it started, bytes. Pages that they share count for
 * each. Null where it cannot be read: anywhere but on Linux.
 */
export function readTreeBytes(rootPid: number): number | null {
  if (process.platform !== 'linux') return null;
  return treeOf(rootPid).reduce((sum, pid) => sum + residentBytes(pid), 0);
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

function treeOf(rootPid: number): number[] {
  const children = Map.groupBy(
    readdirSync('/proc').filter((name) => /^\d+$/.test(name)),
    parentOf,
  );
  const tree = [rootPid];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []).map(Number));
  return tree;
}

/** A process may be gone between listing and reading: then it is nobody's child. */
function parentOf(pid: string): number {
  const stat = read(`/proc/${pid}/stat`);
  // The name before it, in brackets, may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? -1);
}

function residentBytes(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
