import { readFile } from 'node:fs/promises';

/** Linux: what the kernel says of this process: `VmRSS`, held now; `VmHWM`, the most that it has held. */
export async function statusBytes(field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  return 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
}
