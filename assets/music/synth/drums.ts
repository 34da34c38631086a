import { decay, renderSound } from './envelopes.ts';
import { createFilter } from './filters.ts';
import { createNoise } from './noise.ts';
import { pulse, sine } from './oscillators.ts';

/** One drum hit at full strength, beginning at its first sample; peak about 1. */
export type Drum = (seed: number) => Float32Array;

/** The drums by the names that scores use. */
export const DRUMS = {
  kick: () => kick({ from: 190, to: 50, seconds: 0.34, drive: 1.6 }),
  softKick: () => kick({ from: 120, to: 48, seconds: 0.3, drive: 1 }),
  boomKick: () => kick({ from: 160, to: 42, seconds: 0.5, drive: 2.2 }),
  snare: (seed) => snare(seed, { tone: 195, toneSeconds: 0.16, seconds: 0.24, bright: 1800 }),
  bigSnare: (seed) => snare(seed, { tone: 175, toneSeconds: 0.22, seconds: 0.42, bright: 1100 }),
  trapSnare: (seed) => snare(seed, { tone: 230, toneSeconds: 0.12, seconds: 0.28, bright: 2600 }),
  brush: (seed) => noiseHit(seed, { seconds: 0.2, high: 2200, low: 7500, attack: 0.008 }),
  clap,
  rim: (seed) =>
    tonalHit(
      seed,
      [
        [1720, 0.05],
        [720, 0.07],
      ],
      0.25,
    ),
  clave: (seed) => tonalHit(seed, [[2480, 0.11]], 0.05),
  woodblock: (seed) =>
    tonalHit(
      seed,
      [
        [1050, 0.1],
        [1570, 0.06],
      ],
      0.08,
    ),
  hat: (seed) => metal(seed, 0.07),
  openHat: (seed) => metal(seed, 0.34),
  ride: (seed) => metal(seed, 0.6),
  shaker: (seed) => noiseHit(seed, { seconds: 0.09, high: 5200, low: 12000, attack: 0.012 }),
  tambourine: (seed) => metal(seed, 0.18),
  cowbell,
  highConga: (seed) => conga(seed, 330, 0.24),
  lowConga: (seed) => conga(seed, 205, 0.34),
  slapConga: (seed) => conga(seed, 420, 0.1),
  tom: () => kick({ from: 240, to: 105, seconds: 0.4, drive: 1.1 }),
} as const satisfies Record<string, Drum>;

export type DrumName = keyof typeof DRUMS;

interface KickShape {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly drive: number;
}

/** A sine that falls from a click to its note. */
function kick({ from, to, seconds, drive }: KickShape): Float32Array {
  const wave = sine();
  return renderSound(seconds, (t) => {
    const hz = to + (from - to) * Math.exp(-t / 0.028) + 900 * Math.exp(-t / 0.0025);
    return Math.tanh(wave(hz) * decay(t, seconds * 1.3) * drive * 1.4) / Math.tanh(drive * 1.4);
  });
}

interface SnareShape {
  readonly tone: number;
  readonly toneSeconds: number;
  readonly seconds: number;
  /** Cutoff in Hz below which the rattle is thin. */
  readonly bright: number;
}

function snare(seed: number, { tone, toneSeconds, seconds, bright }: SnareShape): Float32Array {
  const noise = createNoise(seed);
  const [body, second] = [sine(), sine()];
  const filter = createFilter(0.2);
  return renderSound(seconds, (t) => {
    const bend = 1 + 0.6 * Math.exp(-t / 0.012);
    const drum = body(tone * bend) + 0.5 * second(tone * 1.62 * bend);
    const rattle = filter.high(noise(), bright) * decay(t, seconds);
    return Math.tanh(0.75 * drum * decay(t, toneSeconds) + 0.95 * rattle);
  });
}

/** Three quick bursts and a longer one: several hands never meet exactly. */
function clap(seed: number): Float32Array {
  const noise = createNoise(seed);
  const filter = createFilter(0.45);
  return renderSound(0.3, (t) => {
    const bursts = [0, 0.009, 0.019].map((at) => (t < at ? 0 : decay(t - at, 0.022)));
    const tail = t < 0.026 ? 0 : 0.7 * decay(t - 0.026, 0.22);
    return (
      2.2 * filter.band(noise(), 1350) * (bursts.reduce((sum, one) => sum + one) * 0.75 + tail)
    );
  });
}

interface NoiseShape {
  readonly seconds: number;
  readonly high: number;
  readonly low: number;
  readonly attack: number;
}

function noiseHit(seed: number, { seconds, high, low, attack }: NoiseShape): Float32Array {
  const noise = createNoise(seed);
  const [lift, cut] = [createFilter(), createFilter()];
  return renderSound(seconds, (t) => {
    const rise = 0.25 + 0.75 * Math.min(1, t / attack);
    return rise * decay(t, seconds) * cut.low(lift.high(noise(), high), low);
  });
}

/** Six pulses out of tune, high-passed, as drum machines of the eighties made their cymbals. */
function metal(seed: number, seconds: number): Float32Array {
  const noise = createNoise(seed);
  const pulses = [2.0, 3.0, 4.16, 5.43, 6.79, 8.21].map((ratio) => ({
    ratio,
    wave: pulse(0.5, 0.1),
  }));
  const filter = createFilter(0.1);
  return renderSound(seconds, (t) => {
    const ring = pulses.reduce((sum, { ratio, wave }) => sum + wave(ratio * 441), 0) / 6;
    return 1.1 * filter.high(0.7 * ring + 0.5 * noise(), 7200) * decay(t, seconds);
  });
}

function cowbell(): Float32Array {
  const [low, high] = [pulse(), pulse()];
  const filter = createFilter(0.5);
  return renderSound(0.26, (t) => {
    const ring = 0.5 * decay(t, 0.24) + 0.5 * decay(t, 0.04);
    return 1.3 * ring * filter.band(low(560) + high(845), 1000);
  });
}

function tonalHit(
  seed: number,
  tones: ReadonlyArray<readonly [hz: number, seconds: number]>,
  click: number,
): Float32Array {
  const noise = createNoise(seed);
  const waves = tones.map(([hz, seconds]) => ({ hz, seconds, wave: sine() }));
  return renderSound(0.14, (t) => {
    const ring = waves.reduce(
      (sum, { hz, seconds, wave }) => sum + wave(hz) * decay(t, seconds),
      0,
    );
    return ring / tones.length + click * noise() * decay(t, 0.01);
  });
}

function conga(seed: number, hz: number, seconds: number): Float32Array {
  const noise = createNoise(seed);
  const [skin, overtone] = [sine(), sine()];
  const filter = createFilter(0.3);
  return renderSound(seconds, (t) => {
    const bend = 1 + 0.12 * Math.exp(-t / 0.02);
    const slap = filter.band(noise(), 2100) * decay(t, 0.05);
    return (
      skin(hz * bend) * decay(t, seconds) + 0.3 * overtone(hz * 1.6) * decay(t, 0.08) + 0.5 * slap
    );
  });
}
