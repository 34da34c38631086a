import { RATE } from '../../assets/music/synth/oscillators.ts';

const WINDOW = 512;
const HOP = RATE / 1000;
/** Spectra this many hops apart are compared. */
const APART = 4;
const SEARCH_MS = 50;

/**
 * Milliseconds from sample `at` to the strongest onset within 50 ms of it: the moment when most
 * frequencies grow most (spectral flux). The window's own reach makes it answer up to 4 ms early.
 */
export function onsetNear(sound: Float32Array, at: number): number {
  const first = Math.round(at - SEARCH_MS * HOP - WINDOW / 2);
  const spectra = Array.from({ length: 2 * SEARCH_MS + APART }, (_, hop) =>
    logSpectrum(sound, first + hop * HOP),
  );
  let best = { flux: 0, ms: Number.POSITIVE_INFINITY };
  for (let hop = APART; hop < spectra.length; hop += 1) {
    const [now, before] = [spectra[hop]!, spectra[hop - APART]!];
    const flux = now.reduce((sum, level, bin) => sum + Math.max(0, level - before[bin]!), 0);
    if (flux > best.flux) best = { flux, ms: hop - APART / 2 - SEARCH_MS };
  }
  return best.ms;
}

function logSpectrum(sound: Float32Array, start: number): Float32Array {
  const real = Float64Array.from({ length: WINDOW }, (_, index) => {
    const bell = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / WINDOW);
    return bell * (sound[start + index] ?? 0);
  });
  const imaginary = new Float64Array(WINDOW);
  transform(real, imaginary);
  return Float32Array.from({ length: WINDOW / 2 }, (_, bin) =>
    Math.log10(Math.hypot(real[bin]!, imaginary[bin]!) + 0.02),
  );
}

/** Fourier transform in place, radix 2 (Cooley and Tukey). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let index = 1, mirrored = 0; index < WINDOW; index += 1) {
    let bit = WINDOW >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored |= bit;
    if (index < mirrored) {
      [real[index], real[mirrored]] = [real[mirrored]!, real[index]!];
    }
  }
  for (let size = 2; size <= WINDOW; size *= 2) {
    for (let start = 0; start < WINDOW; start += size) {
      for (let offset = 0; offset < size / 2; offset += 1) {
        butterfly(real, imaginary, start + offset, size);
      }
    }
  }
}

/** The input is real, so its imaginary part needs no mirroring. */
function butterfly(re: Float64Array, im: Float64Array, a: number, size: number): void {
  const b = a + size / 2;
  const angle = (-2 * Math.PI * (a % size)) / size;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turnedRe = re[b]! * cos - im[b]! * sin;
  const turnedIm = re[b]! * sin + im[b]! * cos;
  re[b] = re[a]! - turnedRe;
  im[b] = im[a]! - turnedIm;
  re[a] = re[a]! + turnedRe;
  im[a] = im[a]! + turnedIm;
}
