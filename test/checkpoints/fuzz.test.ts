import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { fuzzWeightFiles } from './fuzz/fuzz.ts';

test('1 500 damaged and hostile weight files are read correctly or refused in words', async () => {
  const options = { folder: tempFolder(), firstSeed: 100_000, files: 1500 };
  const { counts, failures } = await fuzzWeightFiles(options);
  expect(failures).toEqual([]);
  const seen = [
    'read',
    'checkpoint-checksum',
    'checkpoint-forbidden',
    'checkpoint-header',
    'checkpoint-overlap',
    'checkpoint-too-large',
    'checkpoint-truncated',
  ];
  expect([...counts.keys()]).toEqual(expect.arrayContaining(seen));
});
