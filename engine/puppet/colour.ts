/** CIE Lab (D65) of interleaved 8-bit sRGB: 3 floats a pixel, L 0..100. */
export function rgbToLab(rgb: Uint8Array | Float32Array): Float32Array {
  const lab = new Float32Array(rgb.length);
  const linear = Float32Array.from({ length: 256 }, (_, v) => toLinear(v / 255));
  for (let i = 0; i < rgb.length; i += 3) {
    const r = linear[rgb[i]! | 0]!;
    const g = linear[rgb[i + 1]! | 0]!;
    const b = linear[rgb[i + 2]! | 0]!;
    const x = lightness((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = lightness(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = lightness((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    lab[i] = 116 * y - 16;
    lab[i + 1] = 500 * (x - y);
    lab[i + 2] = 200 * (y - z);
  }
  return lab;
}

function toLinear(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function lightness(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}
