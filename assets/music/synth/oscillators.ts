/** Samples a second of all sound made here. */
export const RATE = 48_000;

/** A wave: its value at each next sample, given the frequency in Hz at that sample. */
export type Wave = (hz: number) => number;

/** A sine, beginning at 0 so that no note clicks. */
export function sine(phase = 0): Wave {
  return turning(phase, (turn) => Math.sin(2 * Math.PI * turn));
}

/** A triangle, beginning at 0. */
export function triangle(): Wave {
  return turning(0.25, (turn) => 1 - 4 * Math.abs(turn - 0.5));
}

/** A sawtooth without aliasing to speak of (PolyBLEP). */
export function saw(phase = 0.5): Wave {
  return turning(phase, (turn, step) => 2 * turn - 1 - blep(turn, step));
}

/** A pulse of the given width 0..1, PolyBLEP. */
export function pulse(width = 0.5, phase = 0): Wave {
  return turning(phase, (turn, step) => {
    const other = (turn + 1 - width) % 1;
    return (turn < width ? 1 : -1) + blep(turn, step) - blep(other, step);
  });
}

function turning(phase: number, shape: (turn: number, step: number) => number): Wave {
  let turn = phase;
  return (hz) => {
    const step = hz / RATE;
    const value = shape(turn, step);
    turn = (turn + step) % 1;
    return value;
  };
}

/** The rounding of a downward-to-upward jump at turn 0, two samples wide. */
function blep(turn: number, step: number): number {
  if (turn < step) return 2 * (turn / step) - (turn / step) ** 2 - 1;
  if (turn > 1 - step) return ((turn - 1) / step) ** 2 + 2 * ((turn - 1) / step) + 1;
  return 0;
}
