import { BODY } from '../core/landmarks.ts';
import type { View } from '../core/view.ts';
import type { Canvas } from './canvas.ts';
import { clamp } from './geometry.ts';
import type { Puppet } from './puppet.ts';
import type { Joints } from './skeleton.ts';

const DARKNESS = 0.32;
/** Half axes in torso lengths of the ellipse where the shadow has fallen to nothing. */
const RADIUS_X = 0.24;
const RADIUS_Y = 0.075;

/** Darkens the floor under both feet, less the higher they are lifted. Half bodies have no floor. */
export function drawContactShadows(out: Canvas, puppet: Puppet, pose: Joints, view: View): void {
  if (puppet.half) return;
  const feet = [
    [BODY.leftAnkle, BODY.leftFootIndex],
    [BODY.rightAnkle, BODY.rightFootIndex],
  ] as const;
  for (const [ankle, toe] of feet) {
    const x = (pose[ankle * 2]! + pose[toe * 2]!) / 2;
    const sole = Math.max(pose[toe * 2 + 1]!, pose[ankle * 2 + 1]! + 0.08 * puppet.torso);
    const lift = Math.max(0, (puppet.floor - sole) / puppet.torso);
    const darkness = DARKNESS - 0.5 * lift;
    if (darkness <= 0) continue;
    // The shadow stays on the floor while the foot leaves it.
    const y = sole + lift * puppet.torso;
    drawEllipse(out, {
      x: view.scale * x + view.x,
      y: view.scale * y + view.y,
      radiusX: RADIUS_X * puppet.torso * view.scale,
      radiusY: RADIUS_Y * puppet.torso * view.scale,
      darkness,
    });
  }
}

interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly darkness: number;
}

function drawEllipse(out: Canvas, { x, y, radiusX, radiusY, darkness }: Ellipse): void {
  const top = clamp(Math.floor(y - radiusY), 0, out.height);
  const bottom = clamp(Math.ceil(y + radiusY), 0, out.height);
  const left = clamp(Math.floor(x - radiusX), 0, out.width);
  const right = clamp(Math.ceil(x + radiusX), 0, out.width);
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const d = ((column + 0.5 - x) / radiusX) ** 2 + ((row + 0.5 - y) / radiusY) ** 2;
      if (d >= 1) continue;
      const keep = 1 - darkness * (1 - d) ** 2 * (1 + d);
      const at = row * out.width + column;
      if (out.through) out.through[at] = out.through[at]! * keep;
      for (let i = at * 3; i < at * 3 + 3; i++) out.data[i] = out.data[i]! * keep;
    }
}
