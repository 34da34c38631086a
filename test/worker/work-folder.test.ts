import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkFolder } from '../../engine/worker/work-folder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Higher than any process number can be. */
const DEAD = 2 ** 30;

test('a worker removes the work of dead workers of this machine, and long abandoned work of others', async () => {
  const root = join(tempFolder(), 'work');
  const names = {
    dead: `${hostname()}.${DEAD}.aaaaaa`,
    namesake: `${hostname()}.${process.pid}.bbbbbb`,
    alive: `${hostname()}.${process.ppid}.cccccc`,
    elsewhere: `other-machine.${DEAD}.dddddd`,
    abandoned: `other-machine.${DEAD}.eeeeee`,
  };
  for (const name of Object.values(names)) mkdirSync(join(root, name, 'job'), { recursive: true });
  utimesSync(join(root, names.abandoned), 0, 0);
  const own = await openWorkFolder(root);
  expect(readdirSync(root).sort()).toEqual([basename(own), names.alive, names.elsewhere].sort());
});
