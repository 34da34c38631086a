import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
const SAMPLE_EVERY_MS = 50;

/** Watches the resident memory of a process and all that it started (Linux); the peak in bytes. */
export function watchPeakMemory(rootPid: number): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeBytes(rootPid));
  }, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function treeBytes(rootPid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const wanted = new Set([rootPid]);
  let grew = true;
  while (grew) {
    grew = false;
    for (const { pid, parent } of processes) {
      if (wanted.has(parent) && !wanted.has(pid)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  return processes.filter(({ pid }) => wanted.has(pid)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A process may be gone between listing and reading: then it counts nothing. */
function readProcess(name: string): Array<{ pid: number; parent: number; bytes: number }> {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [
      { pid: Number(name), parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES },
    ];
  } catch {
    return [];
  }
}
