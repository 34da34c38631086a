import type { RgbImage } from '../core/image.ts';
import type { OpenCv } from '../runtime/opencv.ts';

/** OpenCV's marks: surely background or person, or whichever the colours say. */
export const MARK = { background: 0, person: 1, maybeBackground: 2, maybePerson: 3 } as const;

const ITERATIONS = 4;
/** Pieces smaller than this part of the largest are specks. */
const MIN_PIECE = 0.03;

/**
 * GrabCut (Rother, Kolmogorov, Blake 2004) from a map of marks, then cleaned of specks.
 * Answers 1 for the person, 0 elsewhere.
 */
export function grabCut(cv: OpenCv, image: RgbImage, marks: Uint8Array): Uint8Array {
  const { width, height } = image;
  const mats = {
    picture: new cv.Mat(height, width, cv.CV_8UC3),
    mask: new cv.Mat(height, width, cv.CV_8UC1),
  };
  const models = [new cv.Mat(), new cv.Mat()] as const;
  try {
    mats.picture.data.set(image.data);
    mats.mask.data.set(marks);
    // Its colour clusters start at random; without this the second call differs from the first.
    cv.setRNGSeed(1);
    const box = boxOf(cv, image, marks);
    const [picture, mask] = [mats.picture.roi(box), mats.mask.roi(box)];
    cv.grabCut(picture, mask, box, ...models, ITERATIONS, cv.GC_INIT_WITH_MASK);
    picture.delete();
    mask.delete();
    for (let at = 0; at < marks.length; at++) mats.mask.data[at]! &= 1;
    cv.medianBlur(mats.mask, mats.mask, 5);
    return dropSpecks(cv, mats.mask);
  } finally {
    for (const mat of [...Object.values(mats), ...models]) mat.delete();
  }
}

/** Nearby background tells more about a gap's colour than all of it, and takes less time. */
const MARGIN = 0.12;

function boxOf(cv: OpenCv, { width, height }: RgbImage, marks: Uint8Array): Rect {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < marks.length; at++) {
    if (marks[at] === MARK.background) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  const margin = Math.round(MARGIN * (bottom - top));
  const [x, y] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  return new cv.Rect(
    x,
    y,
    Math.min(width, right + margin) - x,
    Math.min(height, bottom + margin) - y,
  );
}

type Rect = InstanceType<OpenCv['Rect']>;
type Mat = InstanceType<OpenCv['Mat']>;

function dropSpecks(cv: OpenCv, mask: Mat): Uint8Array {
  const [labels, stats, centers] = [new cv.Mat(), new cv.Mat(), new cv.Mat()];
  try {
    const count = cv.connectedComponentsWithStats(mask, labels, stats, centers, 8, cv.CV_32S);
    const areas = Array.from(
      { length: count },
      (_, label) => stats.data32S[label * stats.cols + cv.CC_STAT_AREA]!,
    );
    const largest = Math.max(0, ...areas.slice(1));
    const ids = labels.data32S;
    return Uint8Array.from(ids, (id) => (id > 0 && areas[id]! >= MIN_PIECE * largest ? 1 : 0));
  } finally {
    for (const mat of [labels, stats, centers]) mat.delete();
  }
}
