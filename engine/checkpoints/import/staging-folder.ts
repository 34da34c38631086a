import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../../core/is-alive.ts';

/**
 * A hidden folder beside `target`, on the same disk, that can become it by a rename. Those that
 * processes left behind when they died on this machine are removed first.
 */
export async function openStagingFolder(target: string): Promise<string> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent))
    if (isAbandoned(name)) await rm(join(parent, name), { recursive: true, force: true });
  // mkdtemp would shut out all users but this one, for good.
  const staging = `.${basename(target)}.${hostname()}.${process.pid}.${randomBytes(3).toString('hex')}`;
  await mkdir(join(parent, staging));
  return join(parent, staging);
}

function isAbandoned(name: string): boolean {
  const [, place, pid] = /^\.(.+)\.(\d+)\.\w{6}$/.exec(name) ?? [];
  // The folder may be shared with other machines, whose processes cannot be seen from here.
  const isOurs = place?.endsWith(`.${hostname()}`) === true && Number(pid) !== process.pid;
  return isOurs && !isAlive(Number(pid));
}
