import { z } from 'zod';
import { ELBOWS, FINGER_SHAPES, HAND_PLACE_NAMES } from './hand-places.ts';

/**
 * One dance as JSON (assets/dances). A key names only what it moves; everything else stays or
 * is on its way to its own next key. Angles are degrees, lengths metres; left and right are
 * the dancer's; x, lean, tilt and turn are positive towards the dancer's left, `out` away from the body.
 */
const amount = z.number().min(-360).max(360);
const vector = z.tuple([amount, amount, amount]);
const hand = z.union([z.enum(HAND_PLACE_NAMES), vector]);
const elbow = z.union([z.enum(Object.keys(ELBOWS) as [keyof typeof ELBOWS]), vector]);
const fingers = z.enum(Object.keys(FINGER_SHAPES) as [keyof typeof FINGER_SHAPES]);

const group = <const Name extends string>(...names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, amount.optional()])) as Record<
      Name,
      z.ZodOptional<typeof amount>
    >,
  );
const wrist = group('bend', 'side', 'roll');
const foot = group('x', 'z', 'lift', 'turn', 'heel', 'roll');

const keySchema = z.strictObject({
  beat: z.number().min(0).max(64),
  /** The move into this key lasts so many beats (1); until then all that it names stays put. */
  takes: z.number().positive().max(16).optional(),
  /** The whole dancer: across the floor, up and down, turned. */
  body: group('x', 'y', 'turn').optional(),
  /** The pelvis against the body: pushed sideways, one side up, turned. */
  hips: group('x', 'tilt', 'turn').optional(),
  chest: group('x', 'lean', 'turn', 'bow').optional(),
  head: group('x', 'tilt', 'turn', 'nod').optional(),
  /** Each shoulder raised, degrees of the collar bone. */
  shoulders: group('left', 'right').optional(),
  hands: hand.optional(),
  leftHand: hand.optional(),
  rightHand: hand.optional(),
  elbows: elbow.optional(),
  leftElbow: elbow.optional(),
  rightElbow: elbow.optional(),
  wrists: wrist.optional(),
  leftWrist: wrist.optional(),
  rightWrist: wrist.optional(),
  fingers: fingers.optional(),
  leftFingers: fingers.optional(),
  rightFingers: fingers.optional(),
  feet: group('lift', 'turn', 'heel', 'roll').optional(),
  leftFoot: foot.optional(),
  rightFoot: foot.optional(),
  /** Knees pushed outwards, degrees. */
  knees: group('out').optional(),
  leftKnee: group('out').optional(),
  rightKnee: group('out').optional(),
});

const wave = z.strictObject({
  amount,
  /** Full swings a beat. */
  perBeat: z.number().positive().max(4),
  /** Beat of the first lowest (bounce) or leftmost (sway) point. */
  from: z.number().min(0).max(4).default(0),
});

export const danceFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1).max(40),
  description: z.string().min(1).max(120),
  bpm: z.number().min(40).max(240),
  beats: z.number().int().min(1).max(64),
  licence: z.string().min(1),
  /** What never stops: metres for bounce and sway, degrees for nod. */
  overlay: z
    .strictObject({ bounce: wave.optional(), sway: wave.optional(), nod: wave.optional() })
    .default({}),
  /** Feet that change their place slide instead of stepping. */
  glide: z.boolean().default(false),
  /** How long a part trails the beat, milliseconds. */
  lag: z.strictObject({ elbow: amount, wrist: amount, head: amount }).partial().default({}),
  /** Stretches of keys danced again elsewhere, mirrored if so said; in this order. */
  repeat: z
    .array(
      z.strictObject({
        beats: z.tuple([z.number(), z.number()]),
        at: z.array(z.number()).min(1),
        mirror: z.boolean().default(false),
      }),
    )
    .default([]),
  keys: z.array(keySchema).min(1).max(400),
});

export type DanceFile = z.infer<typeof danceFileSchema>;
export type DanceKey = z.infer<typeof keySchema>;
export type HandKey = z.infer<typeof hand>;
export type ElbowKey = z.infer<typeof elbow>;
export type FingerShape = z.infer<typeof fingers>;
