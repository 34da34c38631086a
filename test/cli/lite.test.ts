import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const WEIGHTS = fileURLToPath(
  new URL('../fixtures/networks/lite/lite.safetensors', import.meta.url),
);
const SHORT = ['--seconds', '1', '--size', '128x192', '--fps', '8'];

test('the quality lite makes a clip, and twice the same bytes', async () => {
  const cwd = tempFolder();
  const env = { ANYDANCE_LITE_WEIGHTS: WEIGHTS };
  for (const name of ['first.mp4', 'second.mp4']) {
    const run = await runCli([...SHORT, '--quality', 'lite', '-o', name], { cwd, env });
    expect(run).toMatchObject({ status: 0, stdout: `${name}\n` });
    expect(run.stderr).not.toContain('cannot be used');
  }
  const [first, second] = ['first.mp4', 'second.mp4'].map((name) => readFileSync(join(cwd, name)));
  expect(first!.equals(second!)).toBe(true);
});

test('with weights that are cut off it makes a preview, and says so', async () => {
  const cwd = tempFolder();
  const broken = join(cwd, 'broken.safetensors');
  writeFileSync(broken, readFileSync(WEIGHTS).subarray(0, 100_000));
  const env = { ANYDANCE_LITE_WEIGHTS: broken };
  const run = await runCli([...SHORT, '--quality', 'lite', '-o', 'lite.mp4'], { cwd, env });
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('The weights of the quality “lite” cannot be used');
  await runCli([...SHORT, '--quality', 'preview', '-o', 'preview.mp4'], { cwd });
  const [lite, preview] = ['lite.mp4', 'preview.mp4'].map((name) => readFileSync(join(cwd, name)));
  expect(lite!.equals(preview!)).toBe(true);
});
