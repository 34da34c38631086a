import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../core/is-alive.ts';

const ABANDONED_MS = 24 * 3_600_000;

/**
 * A folder of this process in `root` for work under way. Those of workers on this machine that
 * died are removed first.
 */
export async function openWorkFolder(root: string): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const name of await readdir(root))
    if (await isAbandoned(root, name)) await rm(join(root, name), { recursive: true, force: true });
  return mkdtemp(join(root, `${hostname()}.${process.pid}.`));
}

async function isAbandoned(root: string, name: string): Promise<boolean> {
  const [, host, pid] = /^(.+)\.(\d+)\.\w{6}$/.exec(name) ?? [];
  // The folder may be shared with other machines, whose processes cannot be seen from here.
  if (host === hostname() && pid !== undefined && !isAlive(Number(pid))) return true;
  const entry = await stat(join(root, name)).catch(() => null);
  return entry !== null && Date.now() - entry.mtimeMs > ABANDONED_MS;
}
