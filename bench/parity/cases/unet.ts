import { timeSinusoid } from '../../../engine/networks/time-embedding.ts';
import { channelsFirst } from '../layout.ts';
import { arrayOf, type Computed, type ParitySet } from '../parity-set.ts';
import { predict, type Variant } from './predict.ts';

/** `05_unet`: one prediction, with and without guidance, reference, motion. */
export async function* unetCase(set: ParitySet): AsyncIterable<Computed> {
  for (const given of ['sample', 'timestep', 'encoder_hidden_states', 'pose_cond_fea']) {
    yield { name: `05_unet/${given}` };
  }
  for (const [name, variant] of Object.entries(VARIANTS)) {
    const { prediction } = await predict(set, variant);
    const file = await set.golden('05_unet');
    const values = channelsFirst(prediction as Float32Array, arrayOf(file, name).shape);
    yield { name: `05_unet/${name}`, values };
  }
}

const UNROUNDED: Variant = { rows: ['reference'], roundBank: false };
const VARIANTS: Readonly<Record<string, Variant>> = {
  output: { rows: ['plain', 'reference'], roundBank: true },
  output_bank_fp32: { rows: ['plain', 'reference'], roundBank: false },
  output_cfg_off: { rows: ['reference'], roundBank: true },
  output_cfg_off_bank_fp32: UNROUNDED,
  output_no_reference: { rows: ['plain'], roundBank: false },
  output_no_motion_bank_fp32: { ...UNROUNDED, still: true },
};

/** `05_unet_intermediates`: the values inside the network, from its front to its back. */
export async function* intermediatesCase(set: ParitySet): AsyncIterable<Computed> {
  const file = await set.golden('05_unet_intermediates');
  const inputs = await set.golden('05_unet');
  const taps = [...file.keys()].filter((name) => name !== 'time_proj');
  const inside = await predict(set, UNROUNDED, taps);
  const timestep = (arrayOf(inputs, 'timestep').values as ArrayLike<number>)[0] as number;
  const width = arrayOf(file, 'time_proj').shape.at(-1) as number;
  const prefix = '05_unet_intermediates/';
  yield { name: `${prefix}time_proj`, values: timeSinusoid(timestep, width) };
  for (const name of taps) {
    const { shape } = arrayOf(file, name);
    const values = inside[name] as Float32Array;
    yield {
      name: prefix + name,
      values: shape.length === 5 ? channelsFirst(values, shape) : values,
    };
  }
}
