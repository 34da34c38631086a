import type { DanceFile, DanceKey } from './dance-file.ts';

/** All keys of a dance: "both sides" written out for each, repeats danced, sorted by beat. */
export function expandKeys({ keys, repeat, beats }: DanceFile): DanceKey[] {
  let all = keys.map(bothSides);
  for (const { beats: range, at, mirror } of repeat) {
    const source = all.filter(({ beat }) => beat >= range[0] && beat < range[1]);
    // What was written at a repeat's own beats comes after it, so it wins.
    const copies = at.flatMap((start) =>
      source.map((key) => shifted(mirror ? mirrored(key) : key, start - range[0])),
    );
    all = [...copies, ...all];
  }
  return all.map((key) => ({ ...key, beat: key.beat % beats })).sort((a, b) => a.beat - b.beat);
}

function shifted(key: DanceKey, by: number): DanceKey {
  return { ...key, beat: key.beat + by };
}

/** `hands` as `leftHand` and `rightHand`, and so on; a side written by itself wins. */
function bothSides(key: DanceKey): DanceKey {
  const { hands, elbows, wrists, fingers, feet, knees, ...rest } = key;
  return {
    ...(hands && { leftHand: hands, rightHand: hands }),
    ...(elbows && { leftElbow: elbows, rightElbow: elbows }),
    ...(fingers && { leftFingers: fingers, rightFingers: fingers }),
    ...rest,
    ...(wrists && {
      leftWrist: { ...wrists, ...rest.leftWrist },
      rightWrist: { ...wrists, ...rest.rightWrist },
    }),
    ...(feet && {
      leftFoot: { ...feet, ...rest.leftFoot },
      rightFoot: { ...feet, ...rest.rightFoot },
    }),
    ...(knees && {
      leftKnee: { ...knees, ...rest.leftKnee },
      rightKnee: { ...knees, ...rest.rightKnee },
    }),
  };
}

/** Values that change sign in a mirror; sides only change names. */
const SIGNED = new Set(['x', 'lean', 'tilt']);
const CENTRAL = new Set(['body', 'hips', 'chest', 'head']);

function mirrored(key: DanceKey): DanceKey {
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => [
      otherSide(name),
      typeof value === 'object' && !Array.isArray(value) ? mirroredGroup(name, value) : value,
    ]),
  ) as DanceKey;
}

function mirroredGroup(group: string, values: object): object {
  const flips = (name: string) => SIGNED.has(name) || (name === 'turn' && CENTRAL.has(group));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      group === 'shoulders' ? otherSide(name) : name,
      flips(name) ? -value : value,
    ]),
  );
}

function otherSide(name: string): string {
  if (name.startsWith('left')) return `right${name.slice(4)}`;
  return name.startsWith('right') ? `left${name.slice(5)}` : name;
}
