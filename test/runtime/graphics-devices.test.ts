import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { graphicsFacts, mayHaveGraphics } from '../../engine/runtime/graphics-devices.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

function machineWith(files: Readonly<Record<string, string>>) {
  const root = tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, env: {}, platform: 'linux' as const };
}

test.each(['dev/dri/renderD128', 'dev/nvidia0', 'dev/kfd', 'dev/dxg'])(
  'a machine with %s may have graphics',
  async (path) => {
    expect(await mayHaveGraphics(machineWith({ [path]: '' }))).toBe(true);
  },
);

test('a server with nothing but a CPU has none, unless a driver is named', async () => {
  const server = machineWith({ 'dev/null': '', 'usr/share/vulkan/icd.d/lvp_icd.json': '{}' });
  expect(await mayHaveGraphics(server)).toBe(false);
  expect(await mayHaveGraphics({ ...server, env: { CUDA_VISIBLE_DEVICES: '0' } })).toBe(false);
  expect(await mayHaveGraphics({ ...server, env: { VK_ICD_FILENAMES: '/a.json' } })).toBe(true);
  expect(await mayHaveGraphics({ ...server, platform: 'darwin' })).toBe(true);
});

test('another card, driver or choice of drivers is another fact', async () => {
  const files = {
    'sys/class/drm/card0/device/vendor': '0x10de\n',
    'sys/class/drm/card0/device/device': '0x2330\n',
    'proc/driver/nvidia/version': 'NVRM version: 570.1',
    'etc/vulkan/icd.d/nvidia_icd.json': '{}',
  };
  const machine = machineWith(files);
  const facts = JSON.stringify(await graphicsFacts(machine));
  expect(facts).toContain('0x10de:0x2330');
  const others = [
    { ...machine, env: { VK_ICD_FILENAMES: '/a.json' } },
    machineWith({ ...files, 'sys/class/drm/card0/device/device': '0x2331' }),
    machineWith({ ...files, 'proc/driver/nvidia/version': 'NVRM version: 580.1' }),
    machineWith({ ...files, 'etc/vulkan/icd.d/lvp_icd.json': '{}' }),
  ];
  for (const other of others) expect(JSON.stringify(await graphicsFacts(other))).not.toBe(facts);
});
