import type { DanceFile, DanceKey, ElbowKey, FingerShape, HandKey } from './dance-file.ts';
import { expandKeys } from './expand-keys.ts';
import {
  DEFAULT_ELBOW,
  ELBOWS,
  FINGER_SHAPES,
  HAND_PLACES,
  type HandPlace,
} from './hand-places.ts';
import type { Side } from './skeleton.ts';
import { interpolate, type Keyed, neighbours } from './spline.ts';

/** A dance sorted by what moves instead of by when. */
export interface Channels {
  readonly beats: number;
  /** Numbers by their path, such as `hips.x` or `leftFoot.lift`. */
  readonly numbers: ReadonlyMap<string, readonly Keyed<number>[]>;
  readonly hands: Readonly<Record<Side, readonly Keyed<HandPlace>[]>>;
  readonly fingers: Readonly<Record<Side, readonly Keyed<readonly number[]>[]>>;
}

/** The move into a key starts so many beats before it; until then all stays as it was. */
const DEFAULT_TAKES = 1;

/** Keys by channel, each with a second one where the move into it starts. */
export function buildChannels(dance: DanceFile): Channels {
  const keys = expandKeys(dance);
  const paths = new Set(keys.flatMap(numberPaths));
  return {
    beats: dance.beats,
    numbers: new Map(
      [...paths].map((path) => [path, collect(keys, dance.beats, (key) => readNumber(key, path))]),
    ),
    hands: bySide((side) => collect(keys, dance.beats, (key) => readHand(key, side))),
    fingers: bySide((side) => collect(keys, dance.beats, (key) => readFingers(key, side))),
  };
}

/** The number of a path at a beat; what a dance never mentions has its resting value. */
export function channelAt(channels: Channels, path: string, beat: number, rest = 0): number {
  const keys = neighbours(channels.numbers.get(path) ?? [], channels.beats, beat);
  return keys === null ? rest : interpolate(keys, beat);
}

/** One channel's keys in order. The later of two keys at one beat wins. */
function collect<T>(
  keys: readonly DanceKey[],
  beats: number,
  read: (key: DanceKey) => T | undefined,
): Keyed<T>[] {
  const found = new Map<number, { value: T; takes: number }>();
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) {
      found.set(key.beat, { value, takes: key.takes ?? DEFAULT_TAKES });
    }
  }
  const own = [...found].map(([beat, { value, takes }]) => ({ beat, value, takes }));
  const track = own.flatMap(({ beat, value, takes }, i) => {
    const before = own[(i + own.length - 1) % own.length]!;
    const gap = beat - before.beat + (i === 0 ? beats : 0);
    if (takes >= gap - 1e-6) return [{ beat, value }];
    return [
      { beat: (beat - takes + beats) % beats, value: before.value },
      { beat, value },
    ];
  });
  return track.sort((a, b) => a.beat - b.beat);
}

function numberPaths(key: DanceKey): string[] {
  return Object.entries(key).flatMap(([group, values]) =>
    typeof values === 'object' && !Array.isArray(values)
      ? Object.keys(values).map((name) => `${group}.${name}`)
      : [],
  );
}

function readNumber(key: DanceKey, path: string): number | undefined {
  const [group, name] = path.split('.') as [keyof DanceKey, string];
  const values = key[group];
  if (typeof values !== 'object' || Array.isArray(values)) return undefined;
  return (values as Readonly<Record<string, number>>)[name];
}

function readHand(key: DanceKey, side: Side): HandPlace | undefined {
  const hand = key[`${side}Hand`];
  return hand === undefined ? undefined : handPlace(hand, key[`${side}Elbow`]);
}

function handPlace(hand: HandKey, elbow: ElbowKey | undefined): HandPlace {
  const base: HandPlace =
    typeof hand === 'string'
      ? HAND_PLACES[hand]
      : { anchor: 'shoulder', at: hand, elbow: DEFAULT_ELBOW };
  if (elbow === undefined) return base;
  return { ...base, elbow: typeof elbow === 'string' ? ELBOWS[elbow] : elbow };
}

function readFingers(key: DanceKey, side: Side): readonly number[] | undefined {
  const shape: FingerShape | undefined = key[`${side}Fingers`];
  return shape === undefined ? undefined : FINGER_SHAPES[shape];
}

function bySide<T>(make: (side: Side) => T): Record<Side, T> {
  return { left: make('left'), right: make('right') };
}
