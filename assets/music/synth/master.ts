import { type Biquad, filterLoop } from './filters.ts';
import type { Stereo } from './stereo.ts';

/** Integrated loudness wanted, in LUFS (ITU-R BS.1770). */
const LOUDNESS = -14;
/** Highest sample: about -1.5 dB, room for what AAC adds. */
const CEILING = 0.84;

/** The two stages of BS.1770's K weighting at 48 kHz. */
const SHELF: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
];
const RUMBLE: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];
/** High-pass at 28 Hz: nothing below is heard, all of it costs loudness. */
const LOW_CUT: Biquad = [0.99740848, -1.99481696, 0.99740848, -1.99481024, 0.99482367];

/** Cuts rumble, brings the loop to its loudness and rounds off the peaks. */
export function master({ left, right }: Stereo): Stereo {
  const clean = { left: filterLoop(left, LOW_CUT), right: filterLoop(right, LOW_CUT) };
  // Soft clipping makes loudness grow slower than gain: search for the gain that meets it.
  let [low, high] = [0.001, 30];
  for (let step = 0; step < 14; step += 1) {
    const middle = Math.sqrt(low * high);
    if (loudness(amplify(clean, middle)) < LOUDNESS) low = middle;
    else high = middle;
  }
  return amplify(clean, low);
}

function amplify({ left, right }: Stereo, gain: number): Stereo {
  return { left: left.map((x) => softClip(x * gain)), right: right.map((x) => softClip(x * gain)) };
}

/** Straight up to two thirds of the ceiling, then bent towards it. */
function softClip(sample: number): number {
  const knee = CEILING * 0.6;
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  const room = CEILING - knee;
  return Math.sign(sample) * (knee + room * Math.tanh((size - knee) / room));
}

function loudness({ left, right }: Stereo): number {
  return -0.691 + 10 * Math.log10(power(left) + power(right));
}

function power(channel: Float32Array): number {
  const weighted = filterLoop(filterLoop(channel, SHELF), RUMBLE);
  return weighted.reduce((sum, x) => sum + x * x, 0) / weighted.length;
}
