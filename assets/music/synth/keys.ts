import { decay, hold, renderSound } from './envelopes.ts';
import { createFilter } from './filters.ts';
import { createNoise } from './noise.ts';
import { RATE, saw, sine } from './oscillators.ts';

/** Chord instruments: `(hz, gate seconds, seed) → sound`. */
export const KEYS = { piano, electricPiano, organ, strings, guitar, chop, marimba, bell };

/** Slightly stretched harmonics and a hammer. */
function piano(hz: number, gate: number, seed: number): Float32Array {
  const noise = createNoise(seed);
  const partials = Array.from({ length: 9 }, (_, index) => {
    const n = index + 1;
    const pitch = n * hz * Math.sqrt(1 + 0.0004 * n * n);
    const level = pitch < 9000 ? 1 / n ** 1.15 : 0;
    return { pitch, level, seconds: 2.2 / n ** 0.7, wave: sine() };
  });
  return renderSound(gate + 0.16, (t) => {
    let tone = 0;
    for (const { pitch, level, seconds, wave } of partials) {
      tone += level * wave(pitch) * decay(t, seconds);
    }
    return hold(t, 0.002, gate, 0.16) * (0.5 * tone + 0.12 * noise() * decay(t, 0.018));
  });
}

/** Two-operator FM, bright at the start: the electric piano of the eighties. */
function electricPiano(hz: number, gate: number): Float32Array {
  const [tine, bark, carrier] = [sine(), sine(), sine()];
  return renderSound(gate + 0.25, (t) => {
    const modulation = 0.9 * decay(t, 0.9) * bark(hz) + 0.28 * decay(t, 0.12) * tine(hz * 14);
    const tone = carrier(hz * (1 + modulation));
    return 0.8 * hold(t, 0.003, gate, 0.25) * decay(t, 3) * tone;
  });
}

/** Draw bars: fundamental, octave, twelfth, two octaves. */
function organ(hz: number, gate: number): Float32Array {
  const bars = (
    [
      [0.5, 0.5],
      [1, 1],
      [2, 0.6],
      [3, 0.4],
      [4, 0.3],
    ] as const
  ).map(([ratio, level]) => ({ ratio, level, wave: sine() }));
  return renderSound(gate + 0.05, (t) => {
    const tone = bars.reduce((sum, { ratio, level, wave }) => sum + level * wave(hz * ratio), 0);
    return 0.4 * hold(t, 0.005, gate, 0.05) * tone;
  });
}

/** Five saws a little out of tune with a soft start. */
function strings(hz: number, gate: number): Float32Array {
  const saws = [-0.11, -0.05, 0, 0.06, 0.12].map((semitones, index) => ({
    ratio: 2 ** (semitones / 12),
    wave: saw(index * 0.19),
  }));
  const filter = createFilter(0.1);
  return renderSound(gate + 0.3, (t) => {
    const tone = saws.reduce((sum, { ratio, wave }) => sum + wave(hz * ratio), 0) / 3;
    return hold(t, 0.05, gate, 0.3) * filter.low(tone, 900 + hz * 2.5);
  });
}

/** A plucked string (Karplus and Strong, 1983). */
function guitar(hz: number, gate: number, seed: number): Float32Array {
  const pluck = pluckedString(hz, seed, 0.9965);
  return renderSound(gate + 0.15, (t) => 1.3 * hold(t, 0.001, gate, 0.15) * pluck());
}

/** A muted, strummed string: a scratch with pitch, for funk. */
function chop(hz: number, gate: number, seed: number): Float32Array {
  const pluck = pluckedString(hz, seed, 0.978);
  const filter = createFilter(0.4);
  return renderSound(
    Math.min(gate, 0.12) + 0.05,
    (t) => 2 * filter.high(pluck(), 500) * decay(t, 0.2),
  );
}

function marimba(hz: number, gate: number): Float32Array {
  const [bar, fourth, knock] = [sine(), sine(), sine()];
  return renderSound(Math.max(gate, 0.35) + 0.05, (t) => {
    const overtones =
      0.3 * fourth(hz * 3.93) * decay(t, 0.16) + 0.12 * knock(hz * 9.2) * decay(t, 0.05);
    return Math.min(1, t / 0.001) * (bar(hz) * decay(t, 0.6) + overtones);
  });
}

function bell(hz: number, gate: number): Float32Array {
  const [modulator, carrier, octave] = [sine(), sine(), sine()];
  return renderSound(Math.max(gate, 0.8) + 0.2, (t) => {
    const tone = carrier(hz * (1 + 2.2 * decay(t, 0.8) * modulator(hz * 3.5)));
    return 0.7 * Math.min(1, t / 0.001) * decay(t, 1.2) * (tone + 0.3 * octave(hz * 2));
  });
}

/** `damping` is kept of the string's swing at each turn; fractional lengths keep it in tune. */
function pluckedString(hz: number, seed: number, damping: number): () => number {
  const noise = createNoise(seed);
  const period = RATE / hz - 0.5;
  // A finger is softer than noise: each sample is blended with the one before.
  let touch = 0;
  const string = Float32Array.from({ length: Math.ceil(period) + 2 }, () => {
    touch += 0.5 * (noise() - touch);
    return 1.4 * touch;
  });
  const fraction = Math.ceil(period) - period;
  let at = 0;
  let last = 0;
  return () => {
    const length = Math.ceil(period);
    const older = string[at]!;
    const newer = string[(at + 1) % length]!;
    const delayed = older + fraction * (newer - older);
    const averaged = damping * 0.5 * (delayed + last);
    last = delayed;
    string[at] = averaged;
    at = (at + 1) % length;
    return delayed;
  };
}
