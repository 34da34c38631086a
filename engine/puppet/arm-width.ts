import type { Analysis } from './analysis.ts';
import { boneLine } from './figure.ts';
import { length } from './geometry.ts';
import type { Mask } from './mask.ts';
import { distanceTo, erode } from './mask.ts';
import type { ArmName, LimbBone } from './skeleton.ts';
import { LIMBS, RADIUS } from './skeleton.ts';

/** The rim of an arm on one side of its bone. */
interface Rim {
  readonly halfWidth: number;
  /** Share of the rim that borders on the background. */
  readonly free: number;
}

/**
 * Cuts off what an arm takes from the body: where one side of a bone borders on the background
 * and the other on the body, the inner half may be hardly wider than the outer half.
 */
export function limitInnerWidth(analysis: Analysis, arm: ArmName, mask: Mask): Mask {
  const out = mask.slice();
  const rim = erode(mask, analysis, 1.5).map((v, i) => (mask[i] && !v ? 1 : 0));
  const outside = distanceTo(
    analysis.inside.map((v) => 1 - v),
    analysis,
  );
  for (const bone of LIMBS[arm]) {
    if (bone.kind === 'hand') continue;
    const place = along(analysis, bone);
    const rims = [1, -1].map((side) => measureRim(rim, outside, (i) => place(i, side)));
    [1, -1].forEach((side, k) => {
      const inner = rims[k]!;
      const outer = rims[1 - k]!;
      if (outer.free <= 0.6 || inner.free >= 0.6 || outer.halfWidth <= 2) return;
      const limit = Math.max(
        1.12 * outer.halfWidth + 0.5,
        0.62 * RADIUS[bone.kind] * analysis.figure.torso,
      );
      for (let i = 0; i < out.length; i++) {
        const { t, d } = place(i, side);
        if (out[i] && t > 0.15 && t < 1.02 && d > limit) out[i] = 0;
      }
    });
  }
  return out;
}

type Place = (i: number) => { readonly t: number; readonly d: number };

/** Where a pixel lies: share of the bone's length, and distance from it towards one side. */
function along(analysis: Analysis, bone: LimbBone): (i: number, side: number) => ReturnType<Place> {
  const [a, b] = boneLine(analysis.figure, bone);
  const size = length(a, b) + 1e-6;
  const [ux, uy] = [(b[0] - a[0]) / size, (b[1] - a[1]) / size];
  return (i, side) => {
    const x = (i % analysis.width) - a[0];
    const y = Math.floor(i / analysis.width) - a[1];
    return { t: (x * ux + y * uy) / size, d: side * (y * ux - x * uy) };
  };
}

function measureRim(rim: Mask, outside: Float32Array, place: Place): Rim {
  const widths: number[] = [];
  let free = 0;
  for (let i = 0; i < rim.length; i++) {
    if (!rim[i]) continue;
    const { t, d } = place(i);
    if (t < 0.15 || t > 0.95 || d <= 0) continue;
    widths.push(d);
    if (outside[i]! < 2.5) free++;
  }
  if (widths.length < 6) return { halfWidth: 0, free: 0 };
  widths.sort((p, q) => p - q);
  return { halfWidth: widths[Math.floor(widths.length * 0.6)]!, free: free / widths.length };
}
