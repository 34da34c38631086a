import type { RgbImage } from '../core/image.ts';
import type { LiteRtModel } from '../runtime/litert.ts';
import { cropToTensor, fromRoi, type Roi, roiAlong, wholePicture } from './roi.ts';

/** A person seen by the detector: where to look for the landmarks, and how sure it is (0..1). */
export interface DetectedPerson {
  readonly roi: Roi;
  readonly score: number;
}

const SIDE = 224;
const MIN_SCORE = 0.5;
const MIN_OVERLAP = 0.3;
const VALUES = 12;
/** A picture is looked at in pieces when it is this much longer than high, as a share of its height. */
const WIDE = 0.6;
const MOST_PIECES = 6;
/** Hips nearer to each other than this part of the larger person's square are one person's. */
const SAME_PERSON = 0.2;

/**
 * All people in a picture, surest first. The detector sees 224 pixels a side, too few for a group
 * in a wide picture: that is looked at piece by piece as well.
 * Source: MediaPipe `modules/pose_detection/pose_detection_cpu.pbtxt` (anchors, decoding, weighted
 * suppression) and `modules/pose_landmark/pose_detection_to_roi.pbtxt`.
 */
export async function detectPeople(
  image: RgbImage,
  detector: LiteRtModel,
): Promise<DetectedPerson[]> {
  const found: DetectedPerson[] = [];
  for (const square of [wholePicture(image), ...pieces(image)]) {
    const input = cropToTensor(image, square, { side: SIDE, low: -1, outside: 'black' });
    const [boxes, scores] = await detector.run(input, [1, SIDE, SIDE, 3]);
    for (const candidate of suppress(decode(boxes!, scores!))) {
      const person = toPerson(candidate, square);
      if (found.every((other) => apart(person.roi, other.roi))) found.push(person);
    }
  }
  return found.sort((one, two) => two.score - one.score);
}

/** Squares as high as a wide picture (as wide as a high one), each half over the next. */
function pieces({ width, height }: RgbImage): Roi[] {
  const size = Math.min(width, height);
  const room = Math.max(width, height) - size;
  const steps = room < WIDE * size ? 0 : Math.min(MOST_PIECES - 1, Math.ceil((2 * room) / size));
  if (steps === 0) return [];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const along = size / 2 + (room * i) / steps;
    const [centerX, centerY] = width > height ? [along, size / 2] : [size / 2, along];
    return { centerX, centerY, size, angle: 0 };
  });
}

/** Whether two squares are around different people; the same one may be seen whole and in part. */
function apart(one: Roi, two: Roi): boolean {
  const distance = Math.hypot(one.centerX - two.centerX, one.centerY - two.centerY);
  return distance > SAME_PERSON * Math.max(one.size, two.size);
}

/** Box and keypoints as parts of the input square. */
interface Candidate {
  readonly score: number;
  /** `[centreX, centreY, width, height, 4 × (x, y)]`: middle of the hips, top of the circle, … */
  readonly values: Float64Array;
}

function decode(boxes: Float32Array, logits: Float32Array): Candidate[] {
  const anchors = createAnchors();
  const found: Candidate[] = [];
  for (let index = 0; index < logits.length; index++) {
    const score = 1 / (1 + Math.exp(-logits[index]!));
    if (score < MIN_SCORE) continue;
    const raw = boxes.subarray(index * VALUES, (index + 1) * VALUES);
    const values = Float64Array.from(raw, (value, at) => {
      const isSize = at === 2 || at === 3;
      return value / SIDE + (isSize ? 0 : anchors[index * 2 + (at % 2)]!);
    });
    found.push({ score, values });
  }
  return found.sort((one, two) => two.score - one.score);
}

/** Centres of the 2254 anchors: two a cell at stride 8 and 16, six at stride 32. */
function createAnchors(): number[] {
  const anchors: number[] = [];
  const layers: readonly [stride: number, perCell: number][] = [
    [8, 2],
    [16, 2],
    [32, 6],
  ];
  for (const [stride, perCell] of layers) {
    const cells = SIDE / stride;
    for (let cell = 0; cell < cells * cells; cell++) {
      const x = ((cell % cells) + 0.5) / cells;
      const y = (Math.floor(cell / cells) + 0.5) / cells;
      for (let copy = 0; copy < perCell; copy++) anchors.push(x, y);
    }
  }
  return anchors;
}

/** Weighted non-maximum suppression: overlapping boxes are averaged by their scores. */
function suppress(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  let rest = [...candidates];
  while (rest.length > 0) {
    const best = rest[0]!;
    const same = rest.filter((other) => overlap(best.values, other.values) > MIN_OVERLAP);
    rest = rest.filter((other) => !same.includes(other) && other !== best);
    kept.push({ score: best.score, values: averaged(same.length > 0 ? same : [best]) });
  }
  return kept;
}

function averaged(candidates: readonly Candidate[]): Float64Array {
  const total = candidates.reduce((sum, { score }) => sum + score, 0);
  const mean = new Float64Array(VALUES);
  for (const { score, values } of candidates) {
    for (let at = 0; at < VALUES; at++) mean[at]! += (values[at]! * score) / total;
  }
  return mean;
}

/** Intersection over union of two boxes. */
function overlap(one: Float64Array, two: Float64Array): number {
  const span = (axis: 0 | 1) => {
    const low = Math.max(one[axis]! - one[axis + 2]! / 2, two[axis]! - two[axis + 2]! / 2);
    const high = Math.min(one[axis]! + one[axis + 2]! / 2, two[axis]! + two[axis + 2]! / 2);
    return Math.max(0, high - low);
  };
  const both = span(0) * span(1);
  return both / (one[2]! * one[3]! + two[2]! * two[3]! - both);
}

/** The square reaches 1.25 times as far from the hips as the detector's circle around the person. */
function toPerson({ score, values }: Candidate, square: Roi): DetectedPerson {
  const [hipsX, hipsY] = fromRoi(square, values[4]!, values[5]!);
  const [topX, topY] = fromRoi(square, values[6]!, values[7]!);
  const size = 2 * 1.25 * Math.hypot(topX - hipsX, topY - hipsY);
  return { score, roi: roiAlong(hipsX, hipsY, topX, topY, size) };
}
