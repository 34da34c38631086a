import sharp, { type OverlayOptions } from 'sharp';
import type { RgbImage } from '../../engine/core/image.ts';
import type { Frames, Task } from './task.ts';

/** What the methods drew of one task. */
export interface SheetPart {
  readonly task: Task;
  readonly drawn: readonly { readonly method: string; readonly frames: Frames }[];
}

const CELL = { width: 180, height: 260 };
const CAPTION = 18;
const MOMENTS = [0.1, 0.35, 0.6, 0.85];

/**
 * Writes one picture to look at: for each task its photo and, row by row, the true frames and those
 * of each method at four moments.
 * @param path ends in .jpg, .png or .webp
 */
export async function writeSheet(path: string, parts: readonly SheetPart[]): Promise<void> {
  const rows = parts.flatMap(rowsOf);
  const pictures: OverlayOptions[] = [];
  for (const [y, row] of rows.entries()) {
    const top = y * (CELL.height + CAPTION);
    pictures.push({ input: captionOf(row.caption), left: 0, top });
    for (const [x, image] of row.images.entries()) {
      if (image === null) continue;
      pictures.push({ input: await cellOf(image), left: x * CELL.width, top: top + CAPTION });
    }
  }
  const size = {
    width: CELL.width * (MOMENTS.length + 1),
    height: rows.length * (CELL.height + CAPTION),
  };
  await sharp({ create: { ...size, channels: 3, background: '#222' } })
    .composite(pictures)
    .toFile(path);
}

interface Row {
  readonly caption: string;
  readonly images: readonly (RgbImage | null)[];
}

function rowsOf({ task, drawn }: SheetPart): Row[] {
  const truth = task.truth?.map(({ image }) => image);
  const all = truth ? [{ method: 'true frames', frames: truth }, ...drawn] : drawn;
  return all.map(({ method, frames }, index) => ({
    caption: `${task.name}: ${method}`,
    images: [
      index === 0 ? task.person.photo : null,
      ...MOMENTS.map((share) => frames[Math.floor(share * frames.length)] ?? null),
    ],
  }));
}

async function cellOf({ data, width, height }: RgbImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...CELL, fit: 'contain', background: '#222' })
    .png()
    .toBuffer();
}

function captionOf(text: string): Buffer {
  const safe = text.replace(/[<>&]/g, ' ');
  const width = CELL.width * (MOMENTS.length + 1);
  return Buffer.from(
    `<svg width="${width}" height="${CAPTION}"><text x="4" y="13" font-size="12" font-family="sans-serif" fill="#fff">${safe}</text></svg>`,
  );
}
