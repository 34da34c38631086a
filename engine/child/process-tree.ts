import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, itself first (Linux). */
export function processTree(rootPid: number): number[] {
  const children = Map.groupBy(
    readdirSync('/proc').filter((name) => /^\d+$/.test(name)),
    parentOf,
  );
  const tree = [rootPid];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []).map(Number));
  return tree;
}

/** What `/proc` says; nothing when the process has gone meanwhile. */
export function readProcess(pid: number | string, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** A process may be gone between listing and reading: then it is nobody's child. */
function parentOf(pid: string): number {
  const stat = readProcess(pid, 'stat');
  // The name before it, in brackets, may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? -1);
}
