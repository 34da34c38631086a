import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MachineView {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  /** Where `dev`, `proc`, `sys`, `usr` and `etc` are, for tests. Default `/`. */
  readonly root?: string;
}

/** Variables by which an operator tells the graphics driver or its devices. */
const DRIVER_VARIABLES = [
  'VK_ICD_FILENAMES',
  'VK_DRIVER_FILES',
  'VK_ADD_DRIVER_FILES',
  'CUDA_VISIBLE_DEVICES',
];
const VULKAN_DRIVERS = ['usr/share/vulkan/icd.d', 'etc/vulkan/icd.d'];
/** Mesa's and Intel's, NVIDIA's, AMD's for computing, and that of Windows’ Linux. */
const DEVICE_FILES: readonly (readonly [folder: string, pattern: RegExp])[] = [
  ['dev/dri', /^renderD\d+$/],
  ['dev', /^(nvidia\d+|kfd|dxg)$/],
];

/**
 * Whether there is anything for a graphics provider to run on, without asking a driver. On Linux:
 * the file of a device, or a driver that the operator names. Elsewhere there always may be.
 */
export async function mayHaveGraphics(view: MachineView = {}): Promise<boolean> {
  const { env = process.env, platform = process.platform, root = '/' } = view;
  if (platform !== 'linux') return true;
  if (DRIVER_VARIABLES.some((name) => name.startsWith('VK_') && env[name])) return true;
  for (const [folder, pattern] of DEVICE_FILES)
    if ((await namesIn(join(root, folder))).some((name) => pattern.test(name))) return true;
  return false;
}

/**
 * What a graphics device and its drivers are known by here, to notice that they have changed: on
 * Linux the cards' vendor and product, NVIDIA's driver version, the installed Vulkan drivers;
 * everywhere the variables that choose among them.
 */
export async function graphicsFacts(view: MachineView = {}): Promise<readonly string[]> {
  const { env = process.env, root = '/' } = view;
  const variables = DRIVER_VARIABLES.map((name) => `${name}=${env[name] ?? ''}`);
  const drivers = await Promise.all(VULKAN_DRIVERS.map((folder) => namesIn(join(root, folder))));
  const nvidia = await textOf(join(root, 'proc/driver/nvidia/version'));
  return [...variables, ...drivers.flat(), nvidia, ...(await cardsOf(root))];
}

async function cardsOf(root: string): Promise<readonly string[]> {
  const folder = join(root, 'sys/class/drm');
  const cards = (await namesIn(folder)).filter((name) => /^card\d+$/.test(name));
  return Promise.all(
    cards.map(async (card) => {
      const ids = ['vendor', 'device'].map((file) => textOf(join(folder, card, 'device', file)));
      return (await Promise.all(ids)).join(':');
    }),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim();
}
