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
 * Linux what the limits of its containers (cgroup v2) leave of it; files that the system only keeps
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

/** What each limit leaves, from this process's group up: the outer ones hold as well. */
async function containerBytes(root: string): Promise<readonly number[]> {
  const [, path] = /^0::(\/.*)$/m.exec(await readIfThere(join(root, 'proc/self/cgroup'))) ?? [];
  if (path === undefined) return [];
  const left: number[] = [];
  for (let group = path; ; group = dirname(group)) {
    const bytes = await groupBytes(join(root, 'sys/fs/cgroup', group));
    if (bytes !== undefined) left.push(bytes);
    if (group === '/') return left;
  }
}

async function groupBytes(folder: string): Promise<number | undefined> {
  const read = (file: string) => readIfThere(join(folder, file));
  const limit = Number.parseInt(await read('memory.max'), 10); // “max”: no limit
  if (Number.isNaN(limit)) return undefined;
  const stat = await read('memory.stat');
  const used = Number.parseInt(await read('memory.current'), 10) || 0;
  return limit - used + statOf(stat, 'active_file') + statOf(stat, 'inactive_file');
}

function statOf(stat: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(stat)?.[1] ?? 0);
}

async function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
