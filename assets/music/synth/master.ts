import { type Biquad, filterLoop, shelf } from './filters.ts';
import type { Stereo } from './stereo.ts';

/** Integrated loudness wanted, in LUFS (ITU-R BS.1770). */
const LOUDNESS = -14;
/** Highest sample: about -3.6 dB, room for what AAC adds. */
const CEILING = 0.66;

/** The two stages of BS.1770's K weighting at 48 kHz. */
const SHELF: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
];
const RUMBLE: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];
/** High-pass at 28 Hz: nothing below is heard, all of it costs loudness. */
const LOW_CUT: Biquad = [0.99740848, -1.99481696, 0.99740848, -1.99481024, 0.99482367];

/** Most people listen on a telephone: less of what it cannot play, more of what makes words of notes. */
const LESS_BASS = shelf('low', 120, -2.5);
const MORE_AIR = shelf('high', 2000, 6);

/** Cuts rumble, evens out the colour, brings the loop to its loudness and rounds off the peaks. */
export function master({ left, right }: Stereo): Stereo {
  const clean = { left: equalise(left), right: equalise(right) };
  // Soft clipping makes loudness grow slower than gain: search for the gain that meets it.
  let [low, high] = [0.001, 30];
  for (let step = 0; step < 14; step += 1) {
    const middle = Math.sqrt(low * high);
    if (loudness(amplify(clean, middle)) < LOUDNESS) low = middle;
    else high = middle;
  }
  return amplify(clean, low);
}

function equalise(channel: Float32Array): Float32Array {
  return [LOW_CUT, LESS_BASS, MORE_AIR].reduce(filterLoop, channel);
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
