import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { writeSheet } from '../../../bench/quality/sheet.ts';
import type { Task } from '../../../bench/quality/task.ts';
import type { RgbImage } from '../../../engine/core/image.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

it('a sheet has a row for the true frames and each method, the photo in the first', async () => {
  const path = join(tempFolder(), 'sheet.png');
  const [photo, truth, drawn] = [of(40), of(80), of(120)];
  const task = {
    name: 'clip & photo',
    person: { photo },
    truth: [{ image: truth }, { image: truth }],
  } as unknown as Task;
  await writeSheet(path, [{ task, drawn: [{ method: 'puppet', frames: [drawn, drawn] }] }]);

  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const at = (column: number, row: number) =>
    data[((row * 278 + 148) * info.width + column * 180 + 90) * info.channels];
  expect(info).toMatchObject({ width: 5 * 180, height: 2 * 278 });
  expect([0, 1, 2, 3, 4].map((column) => at(column, 0))).toEqual([40, 80, 80, 80, 80]);
  expect([0, 1, 4].map((column) => at(column, 1))).toEqual([0x22, 120, 120]);
});

function of(value: number): RgbImage {
  return { width: 36, height: 52, data: new Uint8Array(36 * 52 * 3).fill(value) };
}
