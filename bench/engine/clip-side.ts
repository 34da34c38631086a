import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Model, openModel } from '../../engine/models/open-model.ts';
import { decodeFrames } from '../../engine/studio/decode-frames.ts';
import { denoiseClip } from '../../engine/studio/denoise-clip.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';
import type { Poses } from '../../engine/studio/pose-features.ts';
import { readRgb } from '../parity/parity-set.ts';
import { statusBytes } from '../status-bytes.ts';
import type { ClipAnswer, ClipRequest } from './clip-request.ts';
import { PHOTO, poseName, readInputs } from './inputs.ts';

/**
 * The engine's side of `npm run bench:engine`: a process of its own for one clip, made as the quality
 * `studio` makes it. Reads a request as its argument, answers with a line of JSON.
 */
const answer = await measure(JSON.parse(process.argv[2] ?? '') as ClipRequest).catch(
  (error: unknown) => ({ error: String(error) }),
);
console.log(JSON.stringify(answer));

async function measure(request: ClipRequest) {
  const { model: path, inputs, provider, seed, cacheInterval, out } = request;
  const settings = await readInputs(inputs);
  const size = { width: settings.width, height: settings.height };
  const [model, loaded] = await timed(() => openModel(path, provider));
  const [photo, photoRead] = await timed(async () =>
    readPhoto(model, await readRgb(join(inputs, PHOTO)), { size }),
  );
  const ends: number[] = [];
  const [latents, denoised] = await timed(() =>
    denoiseClip({
      model,
      photo,
      poses: posesIn(inputs, settings.frames),
      sampling: {
        seed,
        steps: settings.steps,
        guidance: { scale: settings.guidance_scale },
        cacheInterval,
      },
      onStep: () => ends.push(performance.now()),
    }),
  );
  const [pictures, decoded] = await timed(() => decode(model, latents, size));
  await writeFile(out, pictures);
  return {
    seconds: {
      load: loaded,
      photo: photoRead,
      denoise: denoised,
      steps: ends.slice(1).map((end, at) => (end - (ends[at] as number)) / 1000),
      decode: decoded,
    },
    threads: availableParallelism(),
    peak_mb: Math.round((await statusBytes('VmHWM')) / 2 ** 20),
  } satisfies ClipAnswer;
}

function posesIn(folder: string, frames: number): Poses {
  return {
    frames,
    at: async (frame) => ({ pose: await readRgb(join(folder, poseName(frame))) }),
  };
}

async function decode(
  model: Model,
  latents: Float32Array,
  size: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const pixels = size.width * size.height;
  const frames: Uint8Array[] = [];
  for await (const planes of decodeFrames(model, { latents, size })) {
    const bytes = new Uint8Array(pixels * 3);
    for (let i = 0; i < bytes.length; i++)
      bytes[i] = Math.round(planes[(i % 3) * pixels + Math.floor(i / 3)]! * 255);
    frames.push(bytes);
  }
  return Buffer.concat(frames);
}

async function timed<Result>(
  work: () => Promise<Result>,
): Promise<readonly [Result, seconds: number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}
