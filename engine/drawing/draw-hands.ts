import type { Keypoint } from '../core/pose-keypoints.ts';
import { type Canvas, type Colour, drawDisc, drawLine } from './canvas.ts';
import { placeSeen } from './place-keypoint.ts';

/** Four bones a finger, from the wrist (0) on: thumb, index, middle, ring and little finger. */
const BONES = [0, 1, 2, 3, 4].flatMap((finger) =>
  [1, 2, 3, 4].map((bone) => {
    const end = finger * 4 + bone;
    return [bone === 1 ? 0 : end - 1, end] as const;
  }),
);

const BONE_THICKNESS = 2;
const JOINT = { radius: 4, colour: [0, 0, 255] } as const;

/** Bones in the hues of the rainbow, then the joints over them, hand after hand. */
export function drawHands(canvas: Canvas, hands: readonly (readonly Keypoint[])[]): void {
  for (const hand of hands) {
    const places = hand.map((joint) => placeSeen(canvas, joint));
    for (const [at, [first, second]] of BONES.entries()) {
      const [from, to] = [places[first], places[second]];
      const line = { thickness: BONE_THICKNESS, colour: rainbow(at / BONES.length) };
      if (from && to) drawLine(canvas, [from, to], line);
    }
    for (const place of places) if (place) drawDisc(canvas, place, JOINT);
  }
}

/** A full colour by its hue in [0, 1), from red through green and blue; not rounded to bytes. */
function rainbow(hue: number): Colour {
  const sector = Math.floor(hue * 6);
  const rest = hue * 6 - sector;
  const [rising, falling] = [(1 - (1 - rest)) * 255, (1 - rest) * 255];
  const colours: readonly Colour[] = [
    [255, rising, 0],
    [falling, 255, 0],
    [0, 255, rising],
    [0, falling, 255],
    [rising, 0, 255],
    [255, 0, falling],
  ];
  return colours[sector]!;
}
