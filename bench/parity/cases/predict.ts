import { roundToHalf } from '../../../engine/core/float16.ts';
import { timeSinusoid } from '../../../engine/networks/time-embedding.ts';
import { bankName } from '../../../engine/networks/unet-places.ts';
import { runOnce, type Tensors } from '../../../engine/studio/run-once.ts';
import { framesFirst } from '../layout.ts';
import type { NpyArray } from '../npz.ts';
import { arrayOf, numbersOf, type ParitySet } from '../parity-set.ts';
import { BLOCK } from './reference.ts';

/** Which form of the denoising call is meant. */
export interface Variant {
  readonly rows: readonly ('plain' | 'reference')[];
  readonly roundBank: boolean;
  readonly still?: boolean;
}

/** Runs the denoising UNet on the golden inputs of `05_unet`. */
export async function predict(set: ParitySet, variant: Variant, taps: readonly string[] = []) {
  const { size, feeds } = await denoisingInputs(set, variant);
  const { still = false } = variant;
  return runOnce(set.model, { name: 'denoising-unet', size: { ...size, still }, feeds, taps });
}

/** The golden inputs of `05_unet`; `timestep` in place of theirs. */
export async function denoisingInputs(
  set: ParitySet,
  { rows, roundBank }: Pick<Variant, 'rows' | 'roundBank'>,
  timestep?: number,
) {
  const file = await set.golden('05_unet');
  const base = set.model.widths.unet.blockOutChannels[0] as number;
  const feeds: Tensors = {
    latents: framesFirst(...firstRow(file, 'sample')),
    pose: framesFirst(...firstRow(file, 'pose_cond_fea')),
    time: timeSinusoid(timestep ?? integerOf(file, 'timestep'), base),
    ...(await contexts(set, rows)),
    ...(await photoKeys(set, roundBank)),
  };
  const frames = arrayOf(file, 'sample').shape[2] as number;
  return { size: { latent: set.latent, frames, rows }, feeds };
}

export function integerOf(file: ReadonlyMap<string, NpyArray>, name: string): number {
  return Number((arrayOf(file, name).values as ArrayLike<number>)[0]);
}

/** Both rows of guidance see the same latents and poses; the graph takes them once. */
function firstRow(
  file: ReadonlyMap<string, NpyArray>,
  name: string,
): [values: Float32Array, shape: readonly number[]] {
  const { shape } = arrayOf(file, name);
  const values = numbersOf(file, name);
  const half = values.length / (shape[0] as number);
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i % half]) throw new Error(`the rows of 05_unet/${name} differ`);
  }
  return [values.subarray(0, half), [1, ...shape.slice(1)]];
}

/** The context vectors of the rows: that of nothing for a plain row of guidance, else the photo's. */
async function contexts({ model, golden }: ParitySet, rows: Variant['rows']) {
  const all = numbersOf(await golden('05_unet'), 'encoder_hidden_states');
  const width = model.widths.unet.contextWidth;
  const embedding = rows.length === 2 ? all : all.subarray(all.length - width);
  return runOnce(model, {
    name: 'denoising-context',
    size: { rows: rows.length },
    feeds: { embedding },
  });
}

/** Keys and values of the golden features' conditional row. */
async function photoKeys({ model, golden, latent }: ParitySet, roundBank: boolean) {
  const file = await golden('04_reference_bank');
  const names = arrayOf(file, 'names').values as readonly string[];
  const banks = names.map((path, index) => {
    const both = numbersOf(file, `bank_${String(index).padStart(2, '0')}`);
    const values = both.subarray(both.length / 2);
    return [bankName(path.replace(BLOCK, '')), roundBank ? roundToHalf(values) : values];
  });
  return runOnce(model, {
    name: 'reference-keys',
    size: { latent },
    feeds: Object.fromEntries(banks),
  });
}
