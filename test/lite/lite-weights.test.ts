import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLiteWeights } from '../../engine/lite/lite-weights.ts';
import { safetensorsFile } from '../helpers/safetensors-bytes.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const WHOLE = fileURLToPath(new URL('../fixtures/networks/lite/lite.safetensors', import.meta.url));

interface Header {
  [name: string]: unknown;
  __metadata__: Record<string, string>;
}

/** The fixture with another header, and so many bytes of its data. */
async function changed(change: (header: Header) => void, dataBytes?: number): Promise<string> {
  const bytes = await readFile(WHOLE);
  const length = Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Header;
  change(header);
  const path = join(tempFolder(), 'lite.safetensors');
  await writeFile(path, safetensorsFile(header, bytes.subarray(8 + length).subarray(0, dataBytes)));
  return path;
}

test('weights say how wide their network is and what it learnt from', async () => {
  const weights = await readLiteWeights(WHOLE);
  expect(weights.widths.unet.blockOutChannels).toEqual([8, 8, 16]);
  expect(weights.widths.poseGuider.blockOutChannels).toEqual([4, 4, 8, 8]);
  expect(weights.trained).toEqual({ height: 48, width: 32 });
  expect(weights.hasMotion).toBe(true);
  expect(weights.values.get('head.conv_out.weight')?.length).toBe(28 * 8 * 9);
});

test.each([
  ['another format', (header: Header) => Object.assign(header.__metadata__, { format: '1' })],
  ['no format', (header: Header) => Object.assign(header, { __metadata__: {} })],
  ['no sizes', (header: Header) => Object.assign(header.__metadata__, { sizes: '{' })],
])('weights of %s are refused', async (_, change) => {
  await expect(readLiteWeights(await changed(change))).rejects.toMatchObject({
    code: 'checkpoint-version',
  });
});

test('a tensor that is missing and one that nothing reads are told by name', async () => {
  const rename = (to: string) => (header: Header) => {
    header[to] = header['head.conv_out.bias'];
    delete header['head.conv_out.bias'];
  };
  const missing = {
    code: 'checkpoint-key-missing',
    params: { count: 1, keys: 'head.conv_out.bias' },
  };
  const without = await changed(rename('head.conv_out.offset'));
  await expect(readLiteWeights(without)).rejects.toMatchObject(missing);
  const more = await changed((header) => {
    const bias = header['head.conv_out.bias'] as { data_offsets: number[] };
    const end = bias.data_offsets[1]!;
    bias.data_offsets[1] = end - 2;
    Object.assign(bias, { shape: [27] });
    header.stray = { dtype: 'F16', shape: [1], data_offsets: [end - 2, end] };
  });
  const unused = { code: 'checkpoint-key-unused', params: { count: 1, keys: 'stray' } };
  await expect(readLiteWeights(more)).rejects.toMatchObject(unused);
});

test('a network of other widths is refused by the tensor that shows it', async () => {
  const other = await changed((header) => {
    const sizes = JSON.parse(header.__metadata__.sizes!);
    header.__metadata__.sizes = JSON.stringify({ ...sizes, fine_channels: [8, 16] });
  });
  await expect(readLiteWeights(other)).rejects.toMatchObject({ code: 'checkpoint-shape' });
});

test('a file that ends early, and none at all, are refused', async () => {
  const short = await changed(() => undefined, 1000);
  await expect(readLiteWeights(short)).rejects.toMatchObject({ code: 'checkpoint-truncated' });
  await expect(readLiteWeights(`${short}.none`)).rejects.toMatchObject({
    code: 'checkpoint-missing',
  });
});
