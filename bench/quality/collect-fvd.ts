import { frechetDistance } from './metrics/frechet.ts';
import type { DescribeClips } from './metrics/fvd.ts';
import type { Frames } from './task.ts';

/** FVD compares sets, so there is one figure for a whole run, and none for a single clip of it. */
export interface FvdResult {
  /** Clips of 16 frames of either set; they overlap. */
  readonly clips: number;
  readonly methods: readonly { readonly method: string; readonly fvd: number }[];
}

export interface FvdCollector {
  /** What methods drew of one task, and what is true. */
  add(drawn: ReadonlyMap<string, Frames>, truth: Frames): Promise<void>;
  /** NaN where there are fewer than two clips; null when nothing was added. */
  result(): FvdResult | null;
}

export function collectFvd(describeClips: DescribeClips): FvdCollector {
  const trueFeatures: Float32Array[] = [];
  const byMethod = new Map<string, Float32Array[]>();
  return {
    async add(drawn, truth) {
      trueFeatures.push(...(await describeClips(truth)));
      for (const [method, frames] of drawn) {
        const known = byMethod.get(method) ?? [];
        byMethod.set(method, [...known, ...(await describeClips(frames))]);
      }
    },
    result() {
      if (byMethod.size === 0) return null;
      const methods = [...byMethod].map(([method, features]) => ({
        method,
        fvd: frechetDistance(features, trueFeatures),
      }));
      return { clips: trueFeatures.length, methods };
    },
  };
}
