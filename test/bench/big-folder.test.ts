import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';

const PROGRAM = `
  const { openBigFolder } = await import(process.argv[1]);
  console.log(await openBigFolder('test'));
  setInterval(() => {}, 1000);
`;
const MODULE = new URL('../../bench/big-folder.ts', import.meta.url).href;

it('is gone when its program is stopped from the keyboard', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, MODULE]);
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const folder = line.trim();
  expect(existsSync(folder)).toBe(true);
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(130);
  expect(existsSync(folder)).toBe(false);
});
