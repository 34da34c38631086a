/** One column of the results. */
export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly digits: number;
  /** Which way is better. */
  readonly better: 'more' | 'less';
  /** The group that it is printed in. */
  readonly table: 'whole' | 'person' | 'published';
  /** Can only be taken where true frames are known. */
  readonly needsTruth: boolean;
}

const whole = { table: 'whole', needsTruth: true } as const;
const person = { table: 'person', needsTruth: true } as const;
const published = { table: 'published', needsTruth: true } as const;
const more = { digits: 3, better: 'more' } as const;
const less = { digits: 2, better: 'less' } as const;

/** All measures in the order of the tables; what each is stands in metrics/. */
export const MEASURES = [
  { key: 'psnr', title: 'PSNR', ...whole, ...more, digits: 2 },
  { key: 'ssim', title: 'SSIM', ...whole, ...more },
  { key: 'l1', title: 'L1', ...whole, ...less },
  { key: 'lpips', title: 'LPIPS', ...whole, ...less, digits: 3 },
  { key: 'flicker', title: 'flicker', ...whole, ...less, needsTruth: false },
  { key: 'psnrPerson', title: 'PSNR', ...person, ...more, digits: 2 },
  { key: 'ssimPerson', title: 'SSIM', ...person, ...more },
  { key: 'l1Person', title: 'L1', ...person, ...less },
  { key: 'motion', title: 'motion', ...person, ...less },
  { key: 'pck', title: 'PCK@0.1', ...person, ...more, needsTruth: false },
  { key: 'face', title: 'face', ...person, ...less, needsTruth: false },
  { key: 'psnrUint8', title: 'PSNR', ...published, ...more, digits: 2 },
  { key: 'ssimPublished', title: 'SSIM', ...published, ...more },
  { key: 'l1Published', title: 'L1 E-04', ...published, ...less },
  { key: 'lpipsPublished', title: 'LPIPS', ...published, ...less, digits: 3 },
] as const satisfies readonly Measure[];

export type MeasureKey = (typeof MEASURES)[number]['key'];

/** Means over the frames of one clip; NaN where there was nothing to measure. */
export type Scores = Readonly<Partial<Record<MeasureKey, number>>>;
