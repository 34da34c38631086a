import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { toRenderRequest } from '../engine/cli/options.ts';
import { renderClip } from '../engine/render.ts';
import { createRenderTools, type RenderTools } from '../engine/render-tools.ts';

/** One picture of many clips: a row for each photo, a few moments of each dance side by side. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dances: { type: 'string', default: 'kemusan,disco,twist,arm-chain,wave' },
    moments: { type: 'string', default: '2' },
    output: { type: 'string', short: 'o', default: 'docs/contact-sheet.jpg' },
    height: { type: 'string', default: '300' },
  },
});
const SAMPLES = ['person.jpg', 'cartoon.png', 'anime.png', 'half-body.jpg'];
const root = fileURLToPath(new URL('..', import.meta.url));
const photos =
  positionals.length > 0
    ? positionals.map((path) => resolve(path))
    : SAMPLES.map((name) => join(root, 'assets/samples', name));

await makeSheet(createRenderTools(process.env));

async function makeSheet(tools: RenderTools): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-sheet-'));
  const rows: Buffer[][] = [];
  try {
    for (const photo of photos) {
      const row: Buffer[] = [];
      for (const dance of values.dances.split(','))
        row.push(...(await moments(photo, dance, tools, folder)));
      rows.push(row);
    }
    await (await tile(rows)).toFile(resolve(root, values.output));
    console.log(resolve(root, values.output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function moments(
  photo: string,
  dance: string,
  tools: RenderTools,
  folder: string,
): Promise<Buffer[]> {
  const output = join(folder, 'clip.mp4');
  const request = toRenderRequest(
    photo,
    {
      dance,
      output,
      quality: 'preview',
      size: 'portrait',
      fps: '24',
      music: 'off',
      background: 'photo',
      seed: '0',
    },
    { cwd: root, defaultPhoto: photo },
  );
  const startedAt = performance.now();
  const clip = await renderClip(request, tools, {
    signal: AbortSignal.timeout(600_000),
    onProgress: () => undefined,
  });
  console.log(
    `${photo} ${dance}: ${clip.frames} frames in ${Math.round(performance.now() - startedAt)} ms`,
  );
  const ffmpeg = await tools.ffmpegPath();
  const count = Number(values.moments);
  return Array.from({ length: count }, (_, i) => {
    const at = (((i + 0.62) / count) * clip.seconds).toFixed(3);
    return execFileSync(
      ffmpeg,
      [
        '-v',
        'error',
        '-ss',
        at,
        '-i',
        output,
        '-frames:v',
        '1',
        '-f',
        'image2pipe',
        '-c:v',
        'png',
        '-',
      ],
      { maxBuffer: 64e6 },
    );
  });
}

async function tile(rows: readonly Buffer[][]): Promise<Sharp> {
  const height = Number(values.height);
  const width = Math.round((height * 2) / 3);
  const columns = Math.max(...rows.map((row) => row.length));
  const pictures = rows.flatMap((row, y) =>
    row.map(async (frame, x) => ({
      input: await sharp(frame).resize(width, height, { fit: 'cover' }).toBuffer(),
      left: x * width,
      top: y * height,
    })),
  );
  const sheet = {
    width: columns * width,
    height: rows.length * height,
    channels: 3 as const,
    background: '#222',
  };
  return sharp({ create: sheet })
    .composite(await Promise.all(pictures))
    .jpeg({ quality: 82 });
}
