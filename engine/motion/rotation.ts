import { cross, type Vec3 } from './vector.ts';

/** Unit quaternion `[x, y, z, w]`. */
export type Rotation = readonly [number, number, number, number];
type Axis = 'X' | 'Y' | 'Z';

export const IDENTITY: Rotation = [0, 0, 0, 1];
const AXES: Readonly<Record<Axis, Vec3>> = { X: [1, 0, 0], Y: [0, 1, 0], Z: [0, 0, 1] };
const DEGREE = Math.PI / 180;

/** Right-handed turn about one axis, degrees. */
export function turnAbout(axis: Axis, degrees: number): Rotation {
  const half = (degrees * DEGREE) / 2;
  const [x, y, z] = AXES[axis];
  const s = Math.sin(half);
  return [x * s, y * s, z * s, Math.cos(half)];
}

/** First the last argument, then the one before it, …: like matrices times a column. */
export function compose(...rotations: readonly Rotation[]): Rotation {
  return rotations.reduce(multiply, IDENTITY);
}

export function inverse([x, y, z, w]: Rotation): Rotation {
  return [-x, -y, -z, w];
}

export function rotate([x, y, z, w]: Rotation, v: Vec3): Vec3 {
  const t = cross([x, y, z], v);
  const u = cross([x, y, z], [t[0] + w * v[0], t[1] + w * v[1], t[2] + w * v[2]]);
  return [v[0] + 2 * u[0], v[1] + 2 * u[1], v[2] + 2 * u[2]];
}

/** The rotation whose matrix has these (orthonormal, right-handed) columns. */
export function fromAxes(x: Vec3, y: Vec3, z: Vec3): Rotation {
  const trace = x[0] + y[1] + z[2];
  // The largest of the four is never near zero, so it is safe to divide by (Shepperd 1978).
  if (trace > Math.max(x[0], y[1], z[2])) {
    const w = Math.sqrt(Math.max(0, 1 + trace)) / 2;
    const k = 1 / (4 * w);
    return [(y[2] - z[1]) * k, (z[0] - x[2]) * k, (x[1] - y[0]) * k, w];
  }
  if (x[0] >= y[1] && x[0] >= z[2]) {
    const qx = Math.sqrt(Math.max(0, 1 + x[0] - y[1] - z[2])) / 2;
    const k = 1 / (4 * qx);
    return [qx, (x[1] + y[0]) * k, (z[0] + x[2]) * k, (y[2] - z[1]) * k];
  }
  if (y[1] >= z[2]) {
    const qy = Math.sqrt(Math.max(0, 1 + y[1] - x[0] - z[2])) / 2;
    const k = 1 / (4 * qy);
    return [(x[1] + y[0]) * k, qy, (y[2] + z[1]) * k, (z[0] - x[2]) * k];
  }
  const qz = Math.sqrt(Math.max(0, 1 + z[2] - x[0] - y[1])) / 2;
  const k = 1 / (4 * qz);
  return [(z[0] + x[2]) * k, (y[2] + z[1]) * k, qz, (x[1] - y[0]) * k];
}

/** Normalised linear mix: good enough for the small angles between hips and chest. */
export function mixRotations(a: Rotation, b: Rotation, t: number): Rotation {
  const sign = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] < 0 ? -1 : 1;
  const at = (i: 0 | 1 | 2 | 3) => a[i] * (1 - t) + b[i] * t * sign;
  const norm = Math.hypot(at(0), at(1), at(2), at(3)) || 1;
  return [at(0) / norm, at(1) / norm, at(2) / norm, at(3) / norm];
}

function multiply(a: Rotation, b: Rotation): Rotation {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}
