import { MEASURES, type MeasureKey, type Scores } from './measures.ts';

/** A mean over clips, and its standard error; null of a single clip. */
export interface Mean {
  readonly mean: number;
  readonly standardError: number | null;
}

export type MeanScores = Readonly<Partial<Record<MeasureKey, Mean>>>;

/** Each measure over the clips that it could be taken of: mean ± s / √n, s with n − 1. */
export function summarise(scores: readonly Scores[]): MeanScores {
  const entries = MEASURES.flatMap(({ key }) => {
    const values = scores.flatMap((score) => {
      const value = score[key];
      return value === undefined || Number.isNaN(value) ? [] : [value];
    });
    return values.length === 0 ? [] : [[key, meanOf(values)] as const];
  });
  return Object.fromEntries(entries);
}

function meanOf(values: readonly number[]): Mean {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, standardError: null };
  const squared = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squared / (count - 1) / count) };
}
