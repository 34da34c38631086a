import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { tinyCheckpoint } from '../../helpers/tiny-checkpoint.ts';
import { CLIP, change, importTiny, VAE } from './import-tiny.ts';

describe('a file that is already as it shall be', () => {
  test('is linked, not copied', async () => {
    const { from, to } = await importTiny(tinyCheckpoint('moore'));
    expect(statSync(join(to, 'vae.safetensors')).ino).toBe(statSync(join(from, VAE)).ino);
    expect(statSync(join(to, 'clip-vision.safetensors')).ino).toBe(statSync(join(from, CLIP)).ino);
  });

  test('is not linked if a weight in it is no number', async () => {
    const { error } = await importTiny(
      change(tinyCheckpoint('moore'), CLIP, ([first, ...others]) => [
        { ...first!, values: first!.values.fill(Number.POSITIVE_INFINITY) },
        ...others,
      ]),
    );
    expect(error).toMatchObject({ code: 'checkpoint-nan' });
  });
});

test('a cancelled import leaves nothing', async () => {
  const cancel = new AbortController();
  const { error, parent } = await importTiny(tinyCheckpoint('moore'), {
    signal: cancel.signal,
    onProgress: ({ file }) => {
      if (file === 'reference-net.safetensors') cancel.abort();
    },
  });
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(readdirSync(parent)).toEqual([]);
});

test('progress grows to its total', async () => {
  const seen: number[] = [];
  await importTiny(tinyCheckpoint('moore'), {
    onProgress: ({ doneBytes, totalBytes }) => seen.push(doneBytes / totalBytes),
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('a model is never written over', async () => {
  const to = join(tempFolder(), 'tiny');
  mkdirSync(to);
  const { error } = await importTiny(tinyCheckpoint('moore'), { to });
  expect(error).toMatchObject({ code: 'model-exists' });
});

test('what a killed import left is swept by the next', async () => {
  const parent = tempFolder();
  // Numbers of processes end well below this.
  mkdirSync(join(parent, `.tiny.${hostname()}.99999999.abcdef`));
  await importTiny(tinyCheckpoint('moore'), { to: join(parent, 'tiny') });
  expect(readdirSync(parent)).toEqual(['tiny']);
});
