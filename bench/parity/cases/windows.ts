import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { uniformWindows } from '../../../engine/diffusion/windows.ts';
import { greatestDifference, type Judgement } from '../judge.ts';
import type { ParitySet } from '../parity-set.ts';

const windowsSchema = z.array(
  z.object({
    num_frames: z.int(),
    context_size: z.int(),
    context_stride: z.int(),
    context_overlap: z.int(),
    step: z.int(),
    closed_loop: z.boolean(),
    windows: z.array(z.array(z.int())),
  }),
);

/** `08_windows`: the frames of each window, exactly. */
export async function* judgeWindows({ folder }: ParitySet): AsyncIterable<Judgement> {
  const text = await readFile(join(folder, 'golden', '08_windows.json'), 'utf8');
  for (const given of windowsSchema.parse(JSON.parse(text))) {
    const { num_frames, context_size, context_stride, context_overlap, step, closed_loop } = given;
    const windows = uniformWindows({
      frames: num_frames,
      size: context_size,
      stride: context_stride,
      overlap: context_overlap,
      step,
      closedLoop: closed_loop,
    });
    const loop = closed_loop ? 'closed' : 'open';
    const settings = `${context_size}/${context_stride}/${context_overlap}`;
    // As text, so that where one window ends and the next begins is compared too.
    const difference = greatestDifference(
      [JSON.stringify(windows)],
      [JSON.stringify(given.windows)],
    );
    yield {
      name: `08_windows/${num_frames} frames ${settings} step ${step} ${loop}`,
      difference,
      tolerance: 0,
      verdict: difference === 0 ? 'ok' : 'FAILED',
    };
  }
}
