import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { type DtypeWish, settleDtype } from '../../engine/cli/models/settle-dtype.ts';

async function settled(wish: DtypeWish, graphics: string | null) {
  let told = '';
  const err = Object.assign(new PassThrough(), { isTTY: false });
  err.on('data', (text) => {
    told += text;
  });
  const { signal } = new AbortController();
  const dtype = await settleDtype(wish, {
    terminal: { input: err, err, signal },
    signal,
    startGraphics: async () => graphics,
  });
  return { dtype, told };
}

test('weights are of half precision where a graphics provider starts, and it is told', async () => {
  expect(await settled('auto', 'webgpu')).toEqual({
    dtype: 'float16',
    told: 'The weights are stored as float16: webgpu starts here (--dtype says otherwise).\n',
  });
  expect(await settled('auto', null)).toMatchObject({
    dtype: 'float32',
    told: expect.stringContaining('no graphics provider'),
  });
});

test('a wish is heeded without a word', async () => {
  expect(await settled('float16', null)).toEqual({ dtype: 'float16', told: '' });
  expect(await settled('float32', 'cuda')).toEqual({ dtype: 'float32', told: '' });
});
