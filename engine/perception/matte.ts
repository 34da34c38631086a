import type { GrayImage, RgbImage } from '../core/image.ts';
import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { OpenCv } from '../runtime/opencv.ts';
import { guidedFilter } from './guided-filter.ts';

interface MatteInput {
  readonly photo: RgbImage;
  /** How likely each pixel of the photo belongs to the person, 0..1. */
  readonly likelihood: Float32Array;
  readonly body: BodyLandmarks;
  /** Length of the torso, pixels. */
  readonly torsoPx: number;
}

type Mat = InstanceType<OpenCv['Mat']>;

const WORK_LONG_SIDE = 480;
const ROUNDS = 4;
const SURE = 0.97;
const LIKELY = 0.5;
const POSSIBLE = 0.25;
const SMALLEST_PART = 0.03;

/** Pairs of landmarks with a body part's core between them, and its thickness in torso lengths. */
const CORES: ReadonlyArray<readonly [from: number, to: number, thickness: number]> = [
  [BODY.leftShoulder, BODY.leftElbow, 0.06],
  [BODY.leftElbow, BODY.leftWrist, 0.06],
  [BODY.rightShoulder, BODY.rightElbow, 0.06],
  [BODY.rightElbow, BODY.rightWrist, 0.06],
  [BODY.leftWrist, BODY.leftIndex, 0.04],
  [BODY.rightWrist, BODY.rightIndex, 0.04],
  [BODY.leftHip, BODY.leftKnee, 0.08],
  [BODY.leftKnee, BODY.leftAnkle, 0.08],
  [BODY.rightHip, BODY.rightKnee, 0.08],
  [BODY.rightKnee, BODY.rightAnkle, 0.08],
  [BODY.leftShoulder, BODY.rightShoulder, 0.1],
  [BODY.leftShoulder, BODY.rightHip, 0.1],
  [BODY.rightShoulder, BODY.leftHip, 0.1],
];

/**
 * The person's alpha at photo resolution: the landmark model's coarse mask seeds GrabCut
 * (Rother et al. 2004) at up to 480 px, and a guided filter (He et al. 2010) takes its border to
 * the photo's own edges, hair and fingers included; last a slight choke against a rim of background.
 */
export function refineMatte(input: MatteInput, cv: OpenCv): GrayImage {
  const { photo, torsoPx } = input;
  const { width, height } = photo;
  const scale = Math.min(1, WORK_LONG_SIDE / Math.max(width, height));
  const size = new cv.Size(Math.round(width * scale), Math.round(height * scale));
  const mats: Mat[] = [];
  const keep = <T extends Mat>(mat: T): T => {
    mats.push(mat);
    return mat;
  };
  try {
    const small = keep(new cv.Mat());
    const source = keep(cv.matFromArray(height, width, cv.CV_8UC3, photo.data as never));
    cv.resize(source, small, size, 0, 0, cv.INTER_AREA);
    const labels = keep(seed(input, size, scale, cv, keep));
    cut(small, labels, cv, keep);
    const binary = keep(largeParts(labels, cv, keep));
    const hard = keep(new cv.Mat());
    cv.resize(binary, hard, new cv.Size(width, height), 0, 0, cv.INTER_LINEAR);
    const radius = Math.max(2, Math.round(torsoPx * 0.02));
    const soft = guidedFilter(photo, hard.data, radius, 1e-4);
    return { width, height, data: choke(soft, hard.data) };
  } finally {
    for (const mat of mats) mat.delete();
  }
}

/** What is known before looking at colours: sure, likely, possible, out of the question. */
function seed(
  { likelihood, photo, body, torsoPx }: MatteInput,
  size: { width: number; height: number },
  scale: number,
  cv: OpenCv,
  keep: <T extends Mat>(mat: T) => T,
): Mat {
  const full = keep(cv.matFromArray(photo.height, photo.width, cv.CV_32FC1, likelihood as never));
  const small = keep(new cv.Mat());
  cv.resize(full, small, size as never, 0, 0, cv.INTER_AREA);
  const chance: Float32Array = small.data32F;
  const core = keep(drawCores(body, torsoPx, size, scale, cv));
  const sure = keep(threshold(chance, SURE, size, cv));
  const possible = keep(threshold(chance, POSSIBLE, size, cv));
  cv.erode(sure, sure, keep(cv.Mat.ones(5, 5, cv.CV_8U)));
  const reach = Math.max(1, Math.round(torsoPx * scale * 0.03)) * 2 + 1;
  cv.dilate(possible, possible, keep(cv.Mat.ones(reach, reach, cv.CV_8U)));
  const labels = new cv.Mat(size.height, size.width, cv.CV_8UC1);
  const out: Uint8Array = labels.data;
  out.forEach((_, i) => {
    const certain = sure.data[i] === 1 || (core.data[i] === 1 && chance[i]! > 0.15);
    const likely = chance[i]! > LIKELY ? cv.GC_PR_FGD : cv.GC_PR_BGD;
    out[i] = certain ? cv.GC_FGD : possible.data[i] === 1 ? likely : cv.GC_BGD;
  });
  return labels;
}

function threshold(
  chance: Float32Array,
  limit: number,
  size: { width: number; height: number },
  cv: OpenCv,
): Mat {
  const mask = new cv.Mat(size.height, size.width, cv.CV_8UC1);
  const out: Uint8Array = mask.data;
  out.forEach((_, i) => {
    out[i] = chance[i]! > limit ? 1 : 0;
  });
  return mask;
}

function drawCores(
  body: BodyLandmarks,
  torsoPx: number,
  size: { width: number; height: number },
  scale: number,
  cv: OpenCv,
): Mat {
  const mask = cv.Mat.zeros(size.height, size.width, cv.CV_8UC1);
  const point = (index: number) =>
    new cv.Point(Math.round(body[index * 4]! * scale), Math.round(body[index * 4 + 1]! * scale));
  for (const [from, to, thickness] of CORES) {
    if (Math.min(body[from * 4 + 3]!, body[to * 4 + 3]!) < 0.5) continue;
    const width = Math.max(1, Math.round(thickness * torsoPx * scale));
    cv.line(mask, point(from), point(to), new cv.Scalar(1), width);
  }
  return mask;
}

function cut(small: Mat, labels: Mat, cv: OpenCv, keep: <T extends Mat>(mat: T) => T): void {
  // GrabCut needs both kinds; a picture that is all one kind stays as it was seeded.
  const kinds: Uint8Array = labels.data;
  const background = kinds.includes(cv.GC_BGD) || kinds.includes(cv.GC_PR_BGD);
  const person = kinds.includes(cv.GC_FGD) || kinds.includes(cv.GC_PR_FGD);
  if (!background || !person) return;
  const whole = new cv.Rect(0, 0, small.cols, small.rows);
  const models = [keep(new cv.Mat()), keep(new cv.Mat())] as const;
  cv.grabCut(small, labels, whole, models[0], models[1], ROUNDS, cv.GC_INIT_WITH_MASK);
}

/** 255 where the cut found the person, without specks. */
function largeParts(labels: Mat, cv: OpenCv, keep: <T extends Mat>(mat: T) => T): Mat {
  const binary = new cv.Mat(labels.rows, labels.cols, cv.CV_8UC1);
  const kinds: Uint8Array = labels.data;
  kinds.forEach((label, i) => {
    binary.data[i] = label === cv.GC_FGD || label === cv.GC_PR_FGD ? 255 : 0;
  });
  cv.medianBlur(binary, binary, 5);
  const [parts, stats, centres] = [keep(new cv.Mat()), keep(new cv.Mat()), keep(new cv.Mat())];
  const count = cv.connectedComponentsWithStats(binary, parts, stats, centres, 8, cv.CV_32S);
  const areas = Array.from(
    { length: count },
    (_, i) => stats.data32S[i * stats.cols + cv.CC_STAT_AREA] ?? 0,
  );
  const largest = Math.max(0, ...areas.slice(1));
  const partOf: Int32Array = parts.data32S;
  partOf.forEach((part, i) => {
    if (part > 0 && areas[part]! < largest * SMALLEST_PART) binary.data[i] = 0;
  });
  return binary;
}

function choke(soft: Float32Array, hard: Uint8Array): Uint8Array {
  return Uint8Array.from(soft, (alpha, i) => {
    const choked = Math.min(1, Math.max(0, (alpha - 0.25) / 0.6));
    return Math.round(255 * (hard[i] === 255 && alpha > 0.9 ? 1 : choked));
  });
}
