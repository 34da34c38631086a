import { expect, test } from 'vitest';
import type { Check } from '../../doctor/check.ts';
import { judgeSpace } from '../../doctor/checks/data-folder.ts';
import { judgeNode } from '../../doctor/checks/node.ts';
import { runChecks } from '../../doctor/run-checks.ts';
import { writeReport } from '../../doctor/write-report.ts';

test('a Node that strips no types is too old', () => {
  expect(judgeNode('22.17.9').state).toBe('broken');
  expect(judgeNode('20.19.0').state).toBe('broken');
  expect(judgeNode('22.18.0').state).toBe('well');
  expect(judgeNode('24.0.0').state).toBe('well');
});

test('a disk that is nearly full is broken, one with little space is told of', () => {
  expect(judgeSpace('data', 100e6)).toMatchObject({ state: 'broken' });
  expect(judgeSpace('data', 2e9)).toMatchObject({ state: 'well', mend: expect.any(String) });
  expect(judgeSpace('data', 50e9)).toMatchObject({ state: 'well', mend: null });
});

test('a check that hangs and one that throws hold up nobody, and no secret is told', async () => {
  const hangs: Check = { name: 'hangs', limitMs: 1, run: () => new Promise(() => undefined) };
  const throws: Check = {
    name: 'throws',
    run: async () => {
      throw new Error('no luck at https://x/bot1:abc/getMe');
    },
  };
  const fine: Check = {
    name: 'fine',
    run: async () => ({ state: 'well', says: 'as it should be', mend: null }),
  };
  const env = { TELEGRAM_TOKEN: '1:abc' };
  const report = writeReport(await runChecks([hangs, throws, fine], { env, config: null }));
  expect(report.split('\n')).toEqual([
    '✗ hangs   no answer within 0.001 s',
    '          → Look whether it, or the way to it, hangs.',
    '✗ throws  no luck at https://x/bot•••/getMe',
    '          → See what it says.',
    '✓ fine    as it should be',
    '',
    'To be mended: hangs, throws.',
    '',
  ]);
});
