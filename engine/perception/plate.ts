import type { RgbImage } from '../core/image.ts';
import { createRandom } from '../core/random.ts';
import { diffuse } from './diffuse.ts';
import { dilate } from './dilate.ts';
import { improveMatches, type Matches, PATCH_RADIUS, validSources } from './patch-match.ts';
import { type HoleImage, sampleColour, shrinkHoleImage } from './plate-image.ts';
import { smoothFill } from './smooth-fill.ts';

interface PlateOptions {
  /** Length of the torso, pixels: how far around the person nothing may stay is counted in it. */
  readonly torsoPx: number;
  readonly seed: number;
}

const LONG_SIDE = 208;
const LEVELS = [0.25, 0.5, 1] as const;
const ROUNDS = 4;
const SWEEPS = 2;
/** Share of the picture's height that a patch may come from above or below. */
const BAND = 0.06;
/** The person's rim, hair and soft shadow go too, in torso lengths. */
const MARGIN = 0.06;

/**
 * The photo without the person: the hole is filled by patches from beside it, coarse to fine
 * (Wexler et al. 2007 with PatchMatch), then the colour error at its rim is spread inwards as a
 * membrane, so that no silhouette stays.
 * @param cover 1 where the person is
 */
export function fillPlate(photo: RgbImage, cover: Uint8Array, options: PlateOptions): RgbImage {
  const { width, height } = photo;
  const hole = dilate(cover, width, height, Math.max(2, options.torsoPx * MARGIN));
  if (!hole.includes(1)) return photo;
  if (!hole.includes(0)) return photo;
  // The patches are to cover a rim of known pixels as well: it tells the membrane how wrong they are.
  const rim = Math.max(3, Math.round(Math.max(width, height) / 120));
  const wide = dilate(hole, width, height, rim);
  if (!wide.includes(0)) return blend(photo, blank(photo), hole, wide);
  const smooth = smoothFill(photo, wide);
  const isPlain = smooth.maxTexture === 0;
  const filled = isPlain ? blank(photo) : matchPatches(photo, wide, options.seed);
  for (let i = 0; i < wide.length; i++) {
    if (wide[i] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    const texture = smooth.textureAt(x, y);
    for (let c = 0; c < 3; c++) {
      const plain = smooth.colourAt(x, y, c);
      filled.colour[i * 3 + c] = plain + (filled.colour[i * 3 + c]! - plain) * texture;
    }
  }
  return blend(photo, filled, hole, wide);
}

function blank({ width, height, data }: RgbImage): HoleImage {
  return { width, height, colour: new Float32Array(data), hole: new Uint8Array(width * height) };
}

/** Fills the hole at up to 256 px by patches, then copies the matched places at full size. */
function matchPatches(photo: RgbImage, hole: Uint8Array, seed: number): HoleImage {
  const random = createRandom(seed);
  const scale = Math.min(1, LONG_SIDE / Math.max(photo.width, photo.height));
  let matches: Matches | undefined;
  let previous: HoleImage | undefined;
  for (const level of LEVELS) {
    const width = Math.max(24, Math.round(photo.width * scale * level));
    const height = Math.max(24, Math.round(photo.height * scale * level));
    const image = shrinkHoleImage(photo, hole, width, height);
    startColour(image, previous);
    matches = enlargeMatches(matches, previous, image);
    const search = {
      image,
      valid: validSources(image),
      band: Math.max(2, Math.round(BAND * height)),
      random,
    };
    for (let round = 0; round < ROUNDS; round++) {
      improveMatches(search, matches, SWEEPS);
      vote(image, matches);
    }
    previous = image;
  }
  return copyAtFullSize(photo, hole, previous!, matches!);
}

/** The hole starts as the coarser level's result, or as a smooth fill. */
function startColour(image: HoleImage, previous: HoleImage | undefined): void {
  const { width, height, colour, hole } = image;
  if (previous === undefined) {
    colour.set(
      diffuse(
        colour,
        hole.map((h) => 1 - h),
        width,
        height,
      ),
    );
    return;
  }
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] === 0) continue;
    const x = (((i % width) + 0.5) * previous.width) / width - 0.5;
    const y = ((((i / width) | 0) + 0.5) * previous.height) / height - 0.5;
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = sampleColour(previous, x, y, c);
  }
}

function enlargeMatches(
  matches: Matches | undefined,
  coarse: HoleImage | undefined,
  { width, height }: HoleImage,
): Matches {
  const count = width * height;
  const next: Matches = {
    x: new Int32Array(count).fill(-1),
    y: new Int32Array(count).fill(-1),
    cost: new Float32Array(count),
  };
  if (matches === undefined || coarse === undefined) return next;
  for (let i = 0; i < count; i++) {
    const x = i % width;
    const y = (i / width) | 0;
    const cx = Math.min(coarse.width - 1, Math.floor((x * coarse.width) / width));
    const cy = Math.min(coarse.height - 1, Math.floor((y * coarse.height) / height));
    const from = cy * coarse.width + cx;
    if (matches.x[from]! < 0) continue;
    const sx = Math.round(x + ((matches.x[from]! - cx) * width) / coarse.width);
    const sy = Math.round(y + ((matches.y[from]! - cy) * height) / coarse.height);
    if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
    next.x[i] = sx;
    next.y[i] = sy;
  }
  return next;
}

/** Each pixel becomes the mean of what all patches over it say, good matches counting more. */
function vote(image: HoleImage, matches: Matches): void {
  const { width, height, colour, hole } = image;
  const voted = new Float32Array(colour.length);
  const weight = new Float32Array(hole.length);
  const patch = (PATCH_RADIUS * 2 + 1) ** 2 * 3;
  for (let i = 0; i < hole.length; i++) {
    if (matches.x[i]! < 0) continue;
    const w = Math.exp(-matches.cost[i]! / (patch * 200)) + 1e-6;
    const source = matches.y[i]! * width + matches.x[i]!;
    for (let j = -PATCH_RADIUS; j <= PATCH_RADIUS; j++)
      for (let k = -PATCH_RADIUS; k <= PATCH_RADIUS; k++) {
        const target = i + j * width + k;
        if (target < 0 || target >= hole.length || hole[target] === 0) continue;
        const from = (source + j * width + k) * 3;
        weight[target]! += w;
        for (let c = 0; c < 3; c++) voted[target * 3 + c]! += w * colour[from + c]!;
      }
  }
  for (let i = 0; i < width * height; i++)
    if (weight[i]! > 0)
      for (let c = 0; c < 3; c++) colour[i * 3 + c] = voted[i * 3 + c]! / weight[i]!;
}

/**
 * The photo's own pixels at the matched offsets, softened by the voted colours of the small
 * picture: grain and texture stay, and the joints between offsets don't show.
 */
function copyAtFullSize(
  photo: RgbImage,
  hole: Uint8Array,
  small: HoleImage,
  matches: Matches,
): HoleImage {
  const { width, height } = photo;
  const full = blank(photo);
  const known: HoleImage = { ...full, colour: full.colour.slice() };
  const [sx, sy] = [width / small.width, height / small.height];
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] === 0) continue;
    const x = i % width;
    const y = (i / width) | 0;
    const smallX = (x + 0.5) / sx - 0.5;
    const smallY = (y + 0.5) / sy - 0.5;
    const cell =
      Math.min(small.height - 1, Math.max(0, Math.round(smallY))) * small.width +
      Math.min(small.width - 1, Math.max(0, Math.round(smallX)));
    const offsetX = ((matches.x[cell]! < 0 ? 0 : matches.x[cell]! - (cell % small.width)) * sx) | 0;
    const offsetY =
      ((matches.y[cell]! < 0 ? 0 : matches.y[cell]! - ((cell / small.width) | 0)) * sy) | 0;
    const usable = matches.x[cell]! >= 0 && !isHole(hole, x + offsetX, y + offsetY, width, height);
    for (let c = 0; c < 3; c++) {
      const voted = sampleColour(small, smallX, smallY, c);
      // Only the fine detail is copied: what the source has beyond its own small picture.
      const detail = usable
        ? sampleColour(known, x + offsetX, y + offsetY, c) -
          sampleColour(small, smallX + offsetX / sx, smallY + offsetY / sy, c)
        : 0;
      full.colour[i * 3 + c] = voted + detail;
    }
  }
  return full;
}

function isHole(hole: Uint8Array, x: number, y: number, width: number, height: number): boolean {
  return x < 0 || y < 0 || x >= width || y >= height || hole[y * width + x] === 1;
}

/** Puts the fill into the hole after taking the rim's colour error out of it (a membrane). */
function blend(photo: RgbImage, filled: HoleImage, hole: Uint8Array, wide: Uint8Array): RgbImage {
  const { width, height } = photo;
  const ring = hole.map((h, i) => (wide[i] === 1 && h === 0 ? 1 : 0));
  const error = new Float32Array(photo.data);
  for (let at = 0; at < error.length; at++) error[at]! -= filled.colour[at]!;
  const correction = ring.includes(1) ? diffuse(error, ring, width, height) : error.fill(0);
  const data = Uint8Array.from(photo.data);
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] === 0) continue;
    for (let c = i * 3; c < i * 3 + 3; c++)
      data[c] = Math.min(255, Math.max(0, Math.round(filled.colour[c]! + correction[c]!)));
  }
  return { width, height, data };
}
