import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { freemem } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ExecutionProvider } from './onnx.ts';

export interface DeviceMemoryOptions {
  /** What the operator allows, bytes. */
  readonly limitBytes?: number;
  /** Where `proc` and `sys` are, for tests. Default `/`. */
  readonly root?: string;
  /** What NVIDIA's tool says is free, a line of MiB a card; rejects where it is not there. */
  readonly askNvidia?: () => Promise<string>;
}

/** Where no driver says how much memory a graphics card has: most have at least this. */
const GPU_BYTES = 4e9;
const MEBIBYTE = 2 ** 20;

/**
 * How many bytes networks may take on a provider now. On the CPU: what the machine has left, and on
 * Linux what the limits of its containers (cgroups of both versions) leave of it; files that the system
 * only keeps in memory count as free. On a graphics card: what the operator says, else what the drivers
 * of NVIDIA, or of AMD on Linux, say is free, else 4 GB.
 */
export async function availableMemory(
  provider: ExecutionProvider,
  { limitBytes, root = '/', askNvidia = runNvidiaTool }: DeviceMemoryOptions = {},
): Promise<number> {
  if (provider !== 'cpu')
    return limitBytes ?? (await nvidiaBytes(askNvidia)) ?? (await amdBytes(root)) ?? GPU_BYTES;
  const machine = await machineBytes(root);
  return Math.max(0, Math.min(limitBytes ?? machine, machine, ...(await containerBytes(root))));
}

const NVIDIA_LIMIT_MS = 5000;

async function runNvidiaTool(): Promise<string> {
  const query = ['--query-gpu=memory.free', '--format=csv,noheader,nounits'];
  return (await promisify(execFile)('nvidia-smi', query, { timeout: NVIDIA_LIMIT_MS })).stdout;
}

async function nvidiaBytes(ask: () => Promise<string>): Promise<number | undefined> {
  const lines = (await ask().catch(() => '')).trim().split('\n');
  return leastOf(lines.map((line) => Number.parseInt(line, 10) * MEBIBYTE));
}

async function amdBytes(root: string): Promise<number | undefined> {
  const drivers = join(root, 'sys/class/drm');
  const cards = (await readdir(drivers).catch(() => [])).filter((name) => /^card\d+$/.test(name));
  const free = cards.map(async (card) => {
    const read = async (name: string) =>
      Number.parseInt(await readIfThere(join(drivers, card, 'device', name)), 10);
    return (await read('mem_info_vram_total')) - (await read('mem_info_vram_used'));
  });
  return leastOf(await Promise.all(free));
}

/** Nobody says which of several cards a provider takes. */
function leastOf(bytes: readonly number[]): number | undefined {
  const known = bytes.filter((one) => !Number.isNaN(one));
  return known.length > 0 ? Math.min(...known) : undefined;
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
