/** One rendered clip. */
export interface SpeedSample {
  /** Length of the clip, seconds. */
  readonly clipSeconds: number;
  readonly renderMs: number;
}

/** As many of the newest samples of a quality are kept and looked at. */
export const SPEED_SAMPLES = 30;

/** Expected time to render, milliseconds, of `count` clips that are `clipSeconds` long together. */
export type ExpectedMs = (clipSeconds: number, count: number) => number;

/**
 * How long rendering takes on these machines: a share for each clip and a share for each second of
 * it, fitted to the newest samples by least squares. Null without samples.
 */
export function fitSpeed(samples: readonly SpeedSample[]): ExpectedMs | null {
  if (samples.length === 0) return null;
  const mean = (pick: (s: SpeedSample) => number) =>
    samples.reduce((sum, s) => sum + pick(s), 0) / samples.length;
  const meanSeconds = mean((s) => s.clipSeconds);
  const meanMs = mean((s) => s.renderMs);
  const spread = mean((s) => (s.clipSeconds - meanSeconds) ** 2);
  const slope =
    spread > 1e-6
      ? mean((s) => (s.clipSeconds - meanSeconds) * (s.renderMs - meanMs)) / spread
      : meanMs / meanSeconds;
  // Neither share can be negative; noise among clips of like length would say so.
  const perSecond = Math.min(Math.max(slope, 0), meanMs / meanSeconds);
  const perClip = meanMs - perSecond * meanSeconds;
  return (clipSeconds, count) => count * perClip + clipSeconds * perSecond;
}

/** What one clip took on the average, milliseconds; null without samples. */
export function meanRenderMs(samples: readonly SpeedSample[]): number | null {
  if (samples.length === 0) return null;
  return samples.reduce((sum, { renderMs }) => sum + renderMs, 0) / samples.length;
}
