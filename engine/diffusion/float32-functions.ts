/**
 * Logarithm, sine and cosine in float32 by the polynomials of Moshier's Cephes library, rounded where
 * PyTorch's builds for x86 round them (PyTorch: aten/src/ATen/native/cpu/avx_mathfun.h). The last
 * bit is the point: a better logarithm would give other noise.
 */

const LOG_TERMS = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(Math.fround);
const SIN_TERMS = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(Math.fround);
const COS_TERMS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(
  Math.fround,
);

/** ln 2 in two parts: the first has so few digits that its products are exact. */
const LN_2 = [0.693359375, Math.fround(-2.1219444e-4)] as const;
/** A quarter of π in three such parts. */
const QUARTER_PI = [0.78515625, 2.4187564849853516e-4, 3.774894977445941e-8].map(Math.fround);

/** The natural logarithm of a whole multiple of 2^-24 in (0, 1]. */
export function log32(value: number): number {
  let exponent = 8 - Math.clz32(value * 2 ** 24);
  let rest = value / 2 ** exponent;
  if (rest < Math.fround(Math.SQRT1_2)) {
    exponent--;
    rest *= 2;
  }
  rest--;
  const square = Math.fround(rest * rest);
  const series = Math.fround(polynomial(LOG_TERMS, rest) * rest);
  const tail = fused(series, square, Math.fround(exponent * LN_2[1]));
  const sum = Math.fround(rest + fused(-0.5, square, tail));
  return Math.fround(sum + Math.fround(exponent * LN_2[0]));
}

/** Of an angle in [0, 2π] radians. */
export function sinCos32(angle: number): { readonly sin: number; readonly cos: number } {
  const eighths = Math.trunc(Math.fround(angle * Math.fround(4 / Math.PI)));
  const nearest = eighths + (eighths % 2);
  const rest = QUARTER_PI.reduce((left, part) => fused(-nearest, part, left), angle);
  const [sine, cosine] = [shortSin(rest), shortCos(rest)];
  switch ((nearest / 2) % 4) {
    case 0:
      return { sin: sine, cos: cosine };
    case 1:
      return { sin: cosine, cos: -sine };
    case 2:
      return { sin: -sine, cos: -cosine };
    default:
      return { sin: -cosine, cos: sine };
  }
}

/** Within an eighth of a turn of zero, as its cosine. */
function shortSin(angle: number): number {
  const square = Math.fround(angle * angle);
  return fused(Math.fround(polynomial(SIN_TERMS, square) * square), angle, angle);
}

function shortCos(angle: number): number {
  const square = Math.fround(angle * angle);
  const series = Math.fround(polynomial(COS_TERMS, square) * square);
  return Math.fround(fused(series, square, -0.5 * square) + 1);
}

function polynomial(terms: readonly number[], x: number): number {
  return terms.reduce((sum, term) => fused(sum, x, term));
}

/** A multiplication and an addition, rounded once; double precision holds the product whole. */
function fused(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}
