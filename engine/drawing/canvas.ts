import type { OpenCv } from '../runtime/opencv.ts';

/** An RGB picture that OpenCV draws into, without smooth edges. Whoever makes the Mat deletes it. */
export interface Canvas {
  readonly cv: OpenCv;
  readonly mat: InstanceType<OpenCv['Mat']>;
}

/** A place in pixels; what is drawn there goes by its whole part. */
export type Place = readonly [x: number, y: number];

export type Colour = readonly [red: number, green: number, blue: number];

export interface Disc {
  readonly radius: number;
  readonly colour: Colour;
}

export function drawDisc({ cv, mat }: Canvas, centre: Place, { radius, colour }: Disc): void {
  cv.circle(mat, pointAt(cv, centre), radius, scalarOf(colour), -1);
}

export interface Line {
  readonly thickness: number;
  readonly colour: Colour;
}

export function drawLine(
  { cv, mat }: Canvas,
  [from, to]: readonly [Place, Place],
  { thickness, colour }: Line,
): void {
  cv.line(mat, pointAt(cv, from), pointAt(cv, to), scalarOf(colour), thickness);
}

/** The halves and the angle (degrees, clockwise) go by their whole parts, too. */
export interface Ellipse {
  readonly halfLength: number;
  readonly halfWidth: number;
  readonly angle: number;
  readonly colour: Colour;
}

/** As a filled polygon with a corner at each degree. */
export function drawEllipse({ cv, mat }: Canvas, centre: Place, ellipse: Ellipse): void {
  const corners = new cv.PointVector();
  const axes = new cv.Size(Math.trunc(ellipse.halfLength), Math.trunc(ellipse.halfWidth));
  const angle = Math.trunc(ellipse.angle);
  cv.ellipse2Poly(pointAt(cv, centre), axes, angle, 0, 360, 1, corners);
  const flat = coordinatesOf(corners);
  const polygon = cv.matFromArray(flat.length / 2, 1, cv.CV_32SC2, flat);
  cv.fillConvexPoly(mat, polygon, scalarOf(ellipse.colour));
  polygon.delete();
  corners.delete();
}

/** The package's types know no size of a vector. */
function coordinatesOf(corners: unknown): number[] {
  const list = corners as { size(): number; get(at: number): { x: number; y: number } };
  return Array.from({ length: list.size() }, (_, at) => list.get(at)).flatMap(({ x, y }) => [x, y]);
}

function pointAt(cv: OpenCv, [x, y]: Place): InstanceType<OpenCv['Point']> {
  return new cv.Point(Math.trunc(x), Math.trunc(y));
}

function scalarOf(colour: Colour): number[] {
  return [...colour, 0];
}
