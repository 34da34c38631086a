import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { availableMemory } from '../../engine/runtime/device-memory.ts';

const MEMINFO = 'MemTotal: 24000000 kB\nMemFree: 1000 kB\nMemAvailable: 8000000 kB\n';

async function machine(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'anydance-machine-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, text] of Object.entries({ 'proc/meminfo': MEMINFO, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

test('without limits, what the machine has left counts', async () => {
  const root = await machine({
    'proc/self/cgroup': '0::/user.slice\n',
    'sys/fs/cgroup/user.slice/memory.max': 'max\n',
  });
  expect(await availableMemory('cpu', { root })).toBe(8_192_000_000);
});

test('a limit of an outer group holds as well, and files kept in memory count as free', async () => {
  const root = await machine({
    'proc/self/cgroup': '1:cpu:/other\n0::/pod/app\n',
    'sys/fs/cgroup/pod/app/memory.max': 'max\n',
    'sys/fs/cgroup/pod/memory.max': '4000000000\n',
    'sys/fs/cgroup/pod/memory.current': '3500000000\n',
    'sys/fs/cgroup/pod/memory.stat':
      'anon 500000000\nactive_file 1000000000\ninactive_file 2000000000\n',
  });
  expect(await availableMemory('cpu', { root })).toBe(3_500_000_000);
});

test('the first version of cgroups is read as well, also where a container sees only itself', async () => {
  const files = {
    'memory.limit_in_bytes': '4000000000\n',
    'memory.usage_in_bytes': '3500000000\n',
    'memory.stat': 'inactive_file 1\ntotal_active_file 500000000\ntotal_inactive_file 1500000000\n',
  };
  const inside = (folder: string) =>
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`sys/fs/cgroup/memory${folder}/${name}`, text]),
    );
  const cgroup = '5:cpu,memory:/docker/abc\n4:memoryless:/x\n0::/\n';
  for (const folder of ['/docker/abc', '/docker', '']) {
    const root = await machine({ 'proc/self/cgroup': cgroup, ...inside(folder) });
    expect(await availableMemory('cpu', { root })).toBe(2_500_000_000);
  }
  const free = await machine({
    'proc/self/cgroup': cgroup,
    'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
  });
  expect(await availableMemory('cpu', { root: free })).toBe(8_192_000_000);
});

test('the operator may allow less, and a full container leaves nothing', async () => {
  const full = await machine({
    'proc/self/cgroup': '0::/\n',
    'sys/fs/cgroup/memory.max': '1000\n',
    'sys/fs/cgroup/memory.current': '2000\n',
  });
  expect(await availableMemory('cpu', { root: full })).toBe(0);
  const root = await machine({});
  expect(await availableMemory('cpu', { root, limitBytes: 1e9 })).toBe(1e9);
});

const noTool = () => Promise.reject(new Error('spawn nvidia-smi ENOENT'));

test('of a graphics card the operator knows best, then its driver; else little is taken for granted', async () => {
  const amd = await machine({
    'sys/class/drm/card0/device/mem_info_vram_total': '17163091968\n',
    'sys/class/drm/card0/device/mem_info_vram_used': '1163091968\n',
    'sys/class/drm/card1/device/vendor': '0x8086\n',
    'sys/class/drm/card0-DP-1/status': 'connected\n',
  });
  const ask = (root: string, askNvidia: () => Promise<string>, limit?: { limitBytes: number }) =>
    availableMemory('webgpu', { root, askNvidia, ...limit });
  expect(await ask(amd, async () => '24000\n8000\n')).toBe(8000 * 2 ** 20);
  expect(await ask(amd, noTool)).toBe(16e9);
  expect(await ask(amd, noTool, { limitBytes: 12e9 })).toBe(12e9);
  const bare = await machine({});
  expect(await ask(bare, noTool)).toBe(4e9);
  expect(await ask(bare, async () => '[N/A]\n')).toBe(4e9);
});
