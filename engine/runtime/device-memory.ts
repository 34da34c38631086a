import { readFile } from 'node:fs/promises';
import { freemem } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecutionProvider } from './onnx.ts';

export interface DeviceMemoryOptions {
  /** What the operator allows, bytes. */
  readonly limitBytes?: number;
  /** Where `proc` and `sys` are, for tests. Default `/`. */
  readonly root?: string;
}

/** No program in Node can ask a graphics card how much memory it has; most have at least this. */
const GPU_BYTES = 4e9;

/**
 * How many bytes networks may take on a provider now. On the CPU: what the machine has left, and on
 * Linux what the limits of its containers (cgroups of both versions) leave of it; files that the system only keeps
 * in memory count as free. On a graphics card: the operator's limit, or 4 GB.
 */
export async function availableMemory(
  provider: ExecutionProvider,
  { limitBytes, root = '/' }: DeviceMemoryOptions = {},
): Promise<number> {
  if (provider !== 'cpu') return limitBytes ?? GPU_BYTES;
  const machine = await machineBytes(root);
  return Math.max(0, Math.min(limitBytes ?? machine, machine, ...(await containerBytes(root))));
}

async function machineBytes(root: string): Promise<number> {
  const text = await readIfThere(join(root, 'proc/meminfo'));
  const [, kilobytes] = /^MemAvailable:\s+(\d+) kB/m.exec(text) ?? [];
  return kilobytes ? Number(kilobytes) * 1024 : freemem();
}

/** Where a version of cgroups tells what. */
interface Hierarchy {
  /** This process's group, in `/proc/self/cgroup`. */
  readonly line: RegExp;
  readonly mount: string;
  readonly limit: string;
  readonly used: string;
  /** In `memory.stat`: pages of files, which can be read again. */
  readonly cached: readonly string[];
}

const HIERARCHIES: readonly Hierarchy[] = [
  {
    line: /^0::(\/.*)$/m,
    mount: 'sys/fs/cgroup',
    limit: 'memory.max',
    used: 'memory.current',
    cached: ['active_file', 'inactive_file'],
  },
  {
    line: /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(\/.*)$/m,
    mount: 'sys/fs/cgroup/memory',
    limit: 'memory.limit_in_bytes',
    used: 'memory.usage_in_bytes',
    cached: ['total_active_file', 'total_inactive_file'],
  },
];

/** What each limit leaves, from this process's group up: the outer ones hold as well. */
async function containerBytes(root: string): Promise<readonly number[]> {
  const groups = await readIfThere(join(root, 'proc/self/cgroup'));
  const left: number[] = [];
  for (const hierarchy of HIERARCHIES) {
    const [, path] = hierarchy.line.exec(groups) ?? [];
    for (const group of path === undefined ? [] : upwards(path)) {
      const bytes = await groupBytes(join(root, hierarchy.mount, group), hierarchy);
      if (bytes !== undefined) left.push(bytes);
    }
  }
  return left;
}

/** A group and all that it lies in, up to `/`: all that is left of the path inside a container. */
function upwards(group: string): readonly string[] {
  return group === '/' ? [group] : [group, ...upwards(dirname(group))];
}

async function groupBytes(
  folder: string,
  { limit, used, cached }: Hierarchy,
): Promise<number | undefined> {
  const read = (file: string) => readIfThere(join(folder, file));
  const bytes = Number.parseInt(await read(limit), 10); // “max”: no limit
  if (Number.isNaN(bytes)) return undefined;
  const stat = await read('memory.stat');
  const taken = Number.parseInt(await read(used), 10) || 0;
  return cached.reduce((left, name) => left + statOf(stat, name), bytes - taken);
}

function statOf(stat: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(stat)?.[1] ?? 0);
}

async function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
