import type { RgbImage } from '../core/image.ts';
import { diffuse } from './diffuse.ts';
import { type HoleImage, sampleColour, shrinkHoleImage } from './plate-image.ts';

/** What a hole looks like when nothing but colours run on into it. */
interface SmoothFill {
  /** Colour of any pixel of the hole. */
  colourAt(x: number, y: number, channel: number): number;
  /** How structured the background around is, carried into the hole: 0 plain, 1 textured. */
  textureAt(x: number, y: number): number;
  /** The largest texture in the hole. */
  readonly maxTexture: number;
}

const LONG_SIDE = 160;

/** A membrane over the hole, held at its rim; walls, skies and studio backdrops need no more. */
export function smoothFill(photo: RgbImage, hole: Uint8Array): SmoothFill {
  const scale = Math.min(1, LONG_SIDE / Math.max(photo.width, photo.height));
  const width = Math.max(8, Math.round(photo.width * scale));
  const height = Math.max(8, Math.round(photo.height * scale));
  const small = shrinkHoleImage(photo, hole, width, height);
  const texture = carryTexture(small);
  const known = small.hole.map((inside) => 1 - inside);
  small.colour.set(diffuse(small.colour, known, width, height));
  relax(small);
  const [toX, toY] = [width / photo.width, height / photo.height];
  const at = (image: HoleImage, x: number, y: number, channel: number) =>
    sampleColour(image, (x + 0.5) * toX - 0.5, (y + 0.5) * toY - 0.5, channel);
  return {
    colourAt: (x, y, channel) => at(small, x, y, channel),
    textureAt: (x, y) => at(texture, x, y, 0),
    maxTexture: texture.colour.reduce(
      (most, value, index) => (small.hole[Math.floor(index / 3)] ? Math.max(most, value) : most),
      0,
    ),
  };
}

const ROUNDS = 80;
const OVERRELAXATION = 1.7;
/** Floors, horizons and shelves run across: what is beside counts more than what is above. */
const ACROSS = 3;

/** Successive over-relaxation of Laplace's equation, with free borders. */
function relax({ width, height, colour, hole }: HoleImage): void {
  const inside = Array.from(hole.keys()).filter((index) => hole[index] === 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of inside) {
      const x = index % width;
      const y = Math.floor(index / width);
      const left = x > 0 ? index - 1 : index + 1;
      const right = x < width - 1 ? index + 1 : index - 1;
      const up = y > 0 ? index - width : index + width;
      const down = y < height - 1 ? index + width : index - width;
      for (let c = 0; c < 3; c++) {
        const across = ACROSS * (colour[left * 3 + c]! + colour[right * 3 + c]!);
        const mean = (across + colour[up * 3 + c]! + colour[down * 3 + c]!) / (2 * ACROSS + 2);
        colour[index * 3 + c]! += OVERRELAXATION * (mean - colour[index * 3 + c]!);
      }
    }
  }
}

/** Mean steps from pixel to pixel, of 0..255, at which a background counts as plain, as textured. */
const PLAIN = 2;
const TEXTURED = 5;

function carryTexture(image: HoleImage): HoleImage {
  const { width, height, hole } = image;
  const steps = new Float32Array(width * height * 3);
  const known = new Uint8Array(width * height);
  for (let index = width; index < hole.length; index++) {
    const others = [index - 1, index - width];
    if (index % width === 0 || hole[index] === 1 || others.some((at) => hole[at] === 1)) continue;
    known[index] = 1;
    steps[index * 3] = Math.max(...others.map((at) => contrast(image, index, at)));
  }
  const carried = diffuse(steps, known, width, height);
  const colour = carried.map((value) =>
    Math.min(1, Math.max(0, (value - PLAIN) / (TEXTURED - PLAIN))),
  );
  return { width, height, colour, hole };
}

function contrast({ colour }: HoleImage, one: number, two: number): number {
  const channel = (at: number) => Math.abs(colour[one * 3 + at]! - colour[two * 3 + at]!);
  return (channel(0) + channel(1) + channel(2)) / 3;
}
