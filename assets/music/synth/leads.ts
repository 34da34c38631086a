import { decay, hold, renderSound } from './envelopes.ts';
import { createFilter } from './filters.ts';
import { createNoise } from './noise.ts';
import { pulse, saw, sine, triangle } from './oscillators.ts';

/** Melody instruments: `(hz, gate seconds, seed) → sound`. */
export const LEADS = { flute, clarinet, trumpet, brass, synthLead, pluck, superSaw };

/** A bamboo flute: breath, a touch of pitch at the start, late vibrato. */
function flute(hz: number, gate: number, seed: number): Float32Array {
  const [noise, wave, second, filter] = [createNoise(seed), triangle(), sine(), createFilter(0.7)];
  return renderSound(gate + 0.1, (t) => {
    const pitch = hz * vibrato(t, 5.6, 0.008) * (1 - 0.02 * Math.exp(-t / 0.02));
    const breath = filter.band(noise(), hz * 2) * (0.12 + 0.5 * decay(t, 0.06));
    return hold(t, 0.014, gate, 0.1) * (0.8 * wave(pitch) + 0.22 * second(pitch * 2) + breath);
  });
}

/** Odd harmonics only. */
function clarinet(hz: number, gate: number): Float32Array {
  const [wave, filter] = [pulse(0.5), createFilter(0.2)];
  return renderSound(gate + 0.06, (t) => {
    const tone = wave(hz * vibrato(t, 5.2, 0.006));
    return 0.75 * hold(t, 0.012, gate, 0.06) * filter.low(tone, 700 + hz * 2.4);
  });
}

function trumpet(hz: number, gate: number): Float32Array {
  const [wave, filter] = [saw(), createFilter(0.35)];
  return renderSound(gate + 0.06, (t) => {
    const opening = hold(t, 0.03, gate, 0.08);
    const tone = wave(hz * vibrato(t, 5.4, 0.007) * (1 - 0.03 * Math.exp(-t / 0.015)));
    return 0.9 * hold(t, 0.008, gate, 0.06) * filter.low(tone, hz * 1.2 + 3600 * opening);
  });
}

/** Three saws for chords stabbed by a section. */
function brass(hz: number, gate: number): Float32Array {
  const waves = [0.996, 1, 1.004].map((ratio, index) => ({ ratio, wave: saw(index * 0.3) }));
  const filter = createFilter(0.25);
  return renderSound(gate + 0.08, (t) => {
    const tone = waves.reduce((sum, { ratio, wave }) => sum + wave(hz * ratio), 0) / 2.2;
    return (
      hold(t, 0.01, gate, 0.08) *
      filter.low(tone, hz + 4200 * hold(t, 0.025, gate, 0.1) * decay(t, 2))
    );
  });
}

function synthLead(hz: number, gate: number): Float32Array {
  const [main, other, filter] = [pulse(0.35), saw(), createFilter(0.3)];
  return renderSound(gate + 0.08, (t) => {
    const pitch = hz * vibrato(t, 5.5, 0.006);
    const tone = 0.5 * main(pitch) + 0.4 * other(pitch * 1.004);
    return hold(t, 0.004, gate, 0.08) * filter.low(tone, hz * 2 + 3500 * decay(t, 0.8));
  });
}

/** A short, bright note of pop and electro. */
function pluck(hz: number, gate: number): Float32Array {
  const [main, other, filter] = [saw(), pulse(0.25), createFilter(0.4)];
  return renderSound(gate + 0.14, (t) => {
    const tone = 0.5 * main(hz) + 0.5 * other(hz * 1.003);
    const cutoff = hz + 6500 * decay(t, 0.22);
    return (
      Math.min(1, t / 0.002) *
      decay(t, 0.55) *
      hold(t, 0.001, gate, 0.14) *
      filter.low(tone, cutoff)
    );
  });
}

/** Seven saws side by side. */
function superSaw(hz: number, gate: number): Float32Array {
  const waves = [-0.2, -0.13, -0.06, 0, 0.07, 0.14, 0.21].map((semitones, index) => ({
    ratio: 2 ** (semitones / 12),
    wave: saw(index * 0.137),
  }));
  const filter = createFilter(0.15);
  return renderSound(gate + 0.12, (t) => {
    const tone = waves.reduce((sum, { ratio, wave }) => sum + wave(hz * ratio), 0) / 3.5;
    return hold(t, 0.006, gate, 0.12) * filter.low(tone, 5200);
  });
}

/** Comes in after a while, as a player's does. */
function vibrato(t: number, hz: number, depth: number): number {
  return 1 + depth * Math.min(1, t / 0.25) * Math.sin(2 * Math.PI * hz * t);
}
