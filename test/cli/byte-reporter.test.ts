import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createByteReporter } from '../../engine/cli/models/byte-reporter.ts';

function reporterOn(isTTY: boolean) {
  const err = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  return { reporter: createByteReporter(err), told: () => String(err.read() ?? '') };
}

test('a terminal shows a bar, bytes and the time left', () => {
  const { reporter, told } = reporterOn(true);
  reporter.progress('Fetching', { file: 'unet.pth', doneBytes: 0, totalBytes: 4e9 });
  expect(stripVTControlCharacters(told())).toMatch(
    /Fetching .* 0 % {2}0 B of 4\.0 GB, … left, unet\.pth/,
  );
  reporter.progress('Fetching', { file: 'unet.pth', doneBytes: 4e9, totalBytes: 4e9 });
  expect(stripVTControlCharacters(told())).toMatch(/100 % {2}4\.0 GB of 4\.0 GB, 1 s left/);
});

test('a pipe gets a line a file', () => {
  const { reporter, told } = reporterOn(false);
  for (const doneBytes of [1e6, 2e6, 3e6])
    reporter.progress('Fetching', { file: 'unet.pth', doneBytes, totalBytes: 4e6 });
  reporter.progress('Fetching', { file: 'vae.pth', doneBytes: 4e6, totalBytes: 4e6 });
  expect(told()).toBe(
    'Fetching unet.pth (1.0 MB of 4.0 MB)\nFetching vae.pth (4.0 MB of 4.0 MB)\n',
  );
});
