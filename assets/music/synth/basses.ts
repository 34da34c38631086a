import { decay, hold, renderSound } from './envelopes.ts';
import { createFilter } from './filters.ts';
import { pulse, saw, sine, triangle } from './oscillators.ts';

/** Low instruments: `(hz, gate seconds) → sound`. */
export const BASSES = { synthBass, slapBass, uprightBass, boomBass, squareBass };

/** Saw with a quick filter, for disco and house. */
function synthBass(hz: number, gate: number): Float32Array {
  const [main, sub, filter] = [saw(), sine(), createFilter(0.35)];
  return renderSound(gate + 0.09, (t) => {
    const tone = 0.55 * main(hz) + 0.7 * sub(hz);
    return hold(t, 0.003, gate, 0.09) * filter.low(tone, hz * 2 + 1500 * decay(t, 0.3));
  });
}

/** Bright start, round body: a plucked electric bass. */
function slapBass(hz: number, gate: number): Float32Array {
  const [main, sub, filter] = [pulse(0.3), triangle(), createFilter(0.5)];
  return renderSound(gate + 0.07, (t) => {
    const tone = 0.5 * main(hz) + 0.8 * sub(hz);
    const cutoff = hz * 2.5 + 3800 * decay(t, 0.14);
    return hold(t, 0.002, gate, 0.07) * (0.4 + 0.6 * decay(t, 0.9)) * filter.low(tone, cutoff);
  });
}

/** A plucked string with a body: harmonics that die the sooner the higher they are. */
function uprightBass(hz: number, gate: number): Float32Array {
  const partials = [1, 0.6, 0.34, 0.2, 0.1, 0.05].map((level) => ({ level, wave: sine() }));
  return renderSound(gate + 0.12, (t) => {
    let tone = 0;
    for (const [index, { level, wave }] of partials.entries()) {
      tone += level * wave(hz * (index + 1)) * decay(t, 1.3 / (1 + index * 0.9));
    }
    return 0.75 * tone * hold(t, 0.004, gate, 0.12);
  });
}

/** The long low note of trap, with a little drive so that small speakers carry it. */
function boomBass(hz: number, gate: number): Float32Array {
  const wave = sine();
  return renderSound(gate + 0.12, (t) => {
    const bend = 1 + 0.9 * Math.exp(-t / 0.016);
    const tone = wave(hz * bend) * decay(t, 2.2) * hold(t, 0.003, gate, 0.12);
    return 0.8 * Math.tanh(2.4 * tone) + 0.1 * tone ** 2;
  });
}

/** Hollow square, for robots. */
function squareBass(hz: number, gate: number): Float32Array {
  const [main, sub, filter] = [pulse(0.5), sine(), createFilter(0.55)];
  return renderSound(gate + 0.05, (t) => {
    const cutoff = hz * 1.5 + 2600 * decay(t, 0.22);
    return hold(t, 0.002, gate, 0.05) * filter.low(0.6 * main(hz) + 0.5 * sub(hz), cutoff);
  });
}
