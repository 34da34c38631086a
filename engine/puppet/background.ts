import type { RgbImage } from '../core/image.ts';
import { createRgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { View } from '../core/view.ts';
import { blur } from './blur.ts';
import { smoothstep } from './geometry.ts';
import { shrink } from './resample.ts';

export type BackgroundMode = 'photo' | 'plain' | 'blur';

/** What is behind the dancer: the plate as it is or blurred, mirrored beyond its borders; or a calm wall. */
export function paintBackground(person: Person, view: View, mode: BackgroundMode): RgbImage {
  if (mode === 'plain') return paintWall(person, view);
  const painted = paintPlate(person, view);
  if (mode === 'blur') return blurred(painted, 0.02);
  softenOutside(painted, person, view);
  return painted;
}

function paintPlate({ plate }: Person, view: View): RgbImage {
  const out = createRgbImage(view.width, view.height);
  // Averaging first keeps a strongly shrunk plate from flickering into dots.
  const factor = Math.min(1, 1 / Math.max(1, Math.floor(1 / view.scale)));
  const source = shrink({ ...plate, channels: 3 }, factor);
  const columns = taps(
    view.width,
    (x) => ((x + 0.5 - view.x) / view.scale) * (source.width / plate.width) - 0.5,
    source.width,
  );
  const rows = taps(
    view.height,
    (y) => ((y + 0.5 - view.y) / view.scale) * (source.height / plate.height) - 0.5,
    source.height,
  );
  for (let y = 0, o = 0; y < view.height; y++) {
    const [v0, v1, fv] = rows[y]!;
    for (let x = 0; x < view.width; x++) {
      const [u0, u1, fu] = columns[x]!;
      for (let c = 0; c < 3; c++, o++) {
        const at = (u: number, v: number) => source.data[(v * source.width + u) * 3 + c]!;
        const top = at(u0, v0) * (1 - fu) + at(u1, v0) * fu;
        const low = at(u0, v1) * (1 - fu) + at(u1, v1) * fu;
        out.data[o] = Math.round(top * (1 - fv) + low * fv);
      }
    }
  }
  return out;
}

/** For each output pixel its two source pixels and the share of the second. */
function taps(
  count: number,
  place: (i: number) => number,
  size: number,
): [number, number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const p = mirror(place(i), size);
    const floor = Math.min(Math.floor(p), Math.max(0, size - 2));
    return [floor, Math.min(floor + 1, size - 1), p - floor];
  });
}

/** Pixels at a photo's borders are often a line of another colour: mirroring starts inside them. */
const BORDER = 3;

/** As far into the photo, as a share of its side, the mirror looks at most. */
const MIRROR_DEPTH = 0.12;

/**
 * Mirrors at the borders, but ever slower: near them the picture goes on as it was, far out the
 * same few rows are drawn out, where a plain mirror would hang trees upside down.
 */
function mirror(place: number, size: number): number {
  const border = Math.min(BORDER, Math.max(0, (size - 2) >> 1));
  const [first, last] = [border, size - 1 - border];
  const beyond = Math.max(first - place, place - last, 0);
  if (beyond === 0) return place;
  const most = Math.min(MIRROR_DEPTH * size, last - first);
  const depth = most * (1 - Math.exp(-beyond / Math.max(most, 1)));
  return place < first ? first + depth : last - depth;
}

/** Out of focus: from how far beyond the photo to where, and how strongly, by the longer side. */
const FOCUS = [
  { from: 0, to: 0.06, blur: 0.015 },
  { from: 0.04, to: 0.2, blur: 0.07 },
] as const;

/** Beyond the photo the mirror image loses its sharpness, or everything would be seen twice. */
function softenOutside(image: RgbImage, { photo }: Person, view: View): void {
  const side = Math.max(view.width, view.height);
  const beyond = (place: number, start: number, size: number) =>
    Math.max(start - place, place - start - size * view.scale, 0);
  const columns = Array.from({ length: view.width }, (_, x) => beyond(x, view.x, photo.width));
  const rows = Array.from({ length: view.height }, (_, y) => beyond(y, view.y, photo.height));
  for (const { from, to, blur: amount } of FOCUS) {
    if (Math.max(...columns, ...rows) <= from * side) return;
    const soft = blurred(image, amount);
    for (let y = 0, o = 0; y < view.height; y++)
      for (let x = 0; x < view.width; x++) {
        const share = smoothstep(Math.hypot(columns[x]!, rows[y]!), from * side, to * side);
        for (let c = 0; c < 3; c++, o++)
          image.data[o] = image.data[o]! + share * (soft.data[o]! - image.data[o]!);
      }
  }
}

/** `amount`: standard deviation as a share of the longer side. */
function blurred(image: RgbImage, amount: number): RgbImage {
  const sigma = amount * Math.max(image.width, image.height);
  const out = createRgbImage(image.width, image.height);
  for (let c = 0; c < 3; c++) {
    const plane = Float32Array.from(
      { length: image.width * image.height },
      (_, i) => image.data[i * 3 + c]!,
    );
    blur(plane, image, sigma).forEach((v, i) => {
      out.data[i * 3 + c] = Math.round(v);
    });
  }
  return out;
}

/** A studio wall in a light tint of the photo's own background, a little darker towards the floor. */
function paintWall({ plate }: Person, view: View): RgbImage {
  const sum = [0, 0, 0];
  plate.data.forEach((v, i) => {
    sum[i % 3]! += v;
  });
  const tint = sum.map((s) => 0.25 * (s / (plate.width * plate.height)) + 0.75 * 226);
  const out = createRgbImage(view.width, view.height);
  for (let y = 0, o = 0; y < view.height; y++) {
    const light = 1.04 - 0.16 * (y / view.height) ** 2;
    for (let x = 0; x < view.width; x++)
      for (let c = 0; c < 3; c++, o++) out.data[o] = Math.min(255, Math.round(tint[c]! * light));
  }
  return out;
}
