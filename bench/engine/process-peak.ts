import { readFile } from 'node:fs/promises';

/** Linux: most memory that this process has held so far, MB. */
export async function peakMegabytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}
