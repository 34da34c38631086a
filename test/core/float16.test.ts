import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bfloat16ToFloat,
  floatToBfloat16,
  floatToHalf,
  halfToFloat,
} from '../../engine/core/float16.ts';

const ALL_BITS = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);

/** The value of a float with `fractionBits` of fraction and a bias, by the definition of the format. */
function floatOf(bits: number, fractionBits: number, bias: number): number {
  const exponentBits = 15 - fractionBits;
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> fractionBits) & ((1 << exponentBits) - 1);
  const fraction = (bits & ((1 << fractionBits) - 1)) / 2 ** fractionBits;
  if (exponent === 2 ** exponentBits - 1) return fraction ? Number.NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias);
  return sign * (1 + fraction) * 2 ** (exponent - bias);
}

/** The representable value nearest to `value`, the even one of two equally near, found by search. */
function nearest(value: number, toFloat: (bits: number) => number): number {
  const sign = Object.is(Math.sign(value), -0) || value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  let low = 0;
  let high = 0x7fff;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (toFloat(middle) <= size) low = middle;
    else high = middle - 1;
  }
  const below = size - toFloat(low);
  const step = toFloat(low) - toFloat(low - 1);
  const above = (Number.isFinite(toFloat(low + 1)) ? toFloat(low + 1) : toFloat(low) + step) - size;
  const up = above < below || (above === below && low % 2 === 1);
  return sign | (up ? low + 1 : low);
}

const FORMATS = [
  { name: 'fp16', fraction: 10, bias: 15, decode: halfToFloat, encode: floatToHalf },
  { name: 'bf16', fraction: 7, bias: 127, decode: bfloat16ToFloat, encode: floatToBfloat16 },
];

for (const { name, fraction, bias, decode, encode } of FORMATS) {
  test(`every ${name} bit pattern is read as its definition says`, () => {
    const read = decode(ALL_BITS);
    for (const bits of ALL_BITS) expect(read[bits]).toBe(floatOf(bits, fraction, bias));
  });

  test(`every ${name} number comes back from float32 bit for bit`, () => {
    const numbers = ALL_BITS.filter((bits) => !Number.isNaN(floatOf(bits, fraction, bias)));
    expect(encode(decode(numbers))).toEqual(numbers);
  });

  test(`${name} rounds to the nearest, ties to even`, () => {
    const toFloat = (bits: number) => floatOf(bits, fraction, bias);
    const anyFloat = fc.float({ noNaN: true, noDefaultInfinity: true });
    const nearHalf = fc.float({ min: Math.fround(-65_600), max: Math.fround(65_600), noNaN: true });
    fc.assert(
      fc.property(fc.oneof(anyFloat, nearHalf), (value) => {
        expect(encode(Float32Array.of(value))[0]).toBe(nearest(value, toFloat));
      }),
      { numRuns: 2000 },
    );
  });

  test(`${name} rounds exact halves between neighbours to the even one`, () => {
    for (let bits = 0x0400; bits < 0x7000; bits += 37) {
      const middle = (floatOf(bits, fraction, bias) + floatOf(bits + 1, fraction, bias)) / 2;
      expect(encode(Float32Array.of(middle))[0]).toBe(bits % 2 ? bits + 1 : bits);
    }
  });

  test(`${name} keeps NaN a NaN and Infinity infinite`, () => {
    const odd = encode(Float32Array.of(Number.NaN, Infinity, -Infinity));
    expect([...decode(odd)]).toEqual([Number.NaN, Infinity, -Infinity]);
    const quietest = new Float32Array(Uint32Array.of(0x7f800001, 0xffffffff).buffer);
    expect([...decode(encode(quietest))]).toEqual([Number.NaN, Number.NaN]);
  });
}

test('a given array is filled in place, at its own offset', () => {
  const out = new Float32Array(4);
  halfToFloat(Uint16Array.of(0x3c00, 0xc000), out.subarray(1, 3));
  bfloat16ToFloat(Uint16Array.of(0x4040), out.subarray(3));
  expect([...out]).toEqual([0, 1, -2, 3]);
});
