const SEMITONES: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Semitones above the root. */
const CHORDS: Readonly<Record<string, readonly number[]>> = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  '5': [0, 7],
  '6': [0, 4, 7, 9],
  '7': [0, 4, 7, 10],
  '9': [0, 4, 7, 10, 14],
  m7: [0, 3, 7, 10],
  m9: [0, 3, 7, 10, 14],
  maj7: [0, 4, 7, 11],
  maj9: [0, 4, 7, 11, 14],
  sus4: [0, 5, 7],
  dim: [0, 3, 6],
};

/** A chord: its root's pitch class 0..11 and the semitones above it. */
export interface Chord {
  readonly root: number;
  readonly intervals: readonly number[];
}

/** Frequency in Hz of a MIDI note number (69 = A4 = 440 Hz). */
export function hertz(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12);
}

/** MIDI number of a name such as `F#4` or `Bb3` (C4 = 60). */
export function midiOf(name: string): number {
  const found = /^([A-G])([#b]?)(\d)$/.exec(name);
  if (!found) throw new SyntaxError(`not a note: “${name}”`);
  return pitchClass(found[1]!, found[2]!) + 12 * (Number(found[3]) + 1);
}

/** Reads `Am7`, `Bbmaj7`, … */
export function chordOf(name: string): Chord {
  const found = /^([A-G])([#b]?)(.*)$/.exec(name);
  const intervals = found && CHORDS[found[3]!];
  if (!found || !intervals) throw new SyntaxError(`not a chord: “${name}”`);
  return { root: (pitchClass(found[1]!, found[2]!) + 12) % 12, intervals };
}

/** The chord's notes within the octave from `lowest` (MIDI) up: neighbours then share their hands. */
export function voicing({ root, intervals }: Chord, lowest: number): number[] {
  return intervals.map((interval) => lowest + ((((root + interval - lowest) % 12) + 12) % 12));
}

/** A step of the chord above its root: 1, 3, 5, 7 from the chord; 6 and 8 (octave) as in major. */
export function degree({ intervals }: Chord, step: string): number {
  const chordTone = { '1': 0, '3': intervals[1], '5': intervals[2], '7': intervals[3] ?? 10 }[step];
  const semitones = chordTone ?? { '2': 2, '4': 5, '6': 9, '8': 12 }[step];
  if (semitones === undefined) throw new SyntaxError(`not a chord step: “${step}”`);
  return semitones;
}

function pitchClass(letter: string, accidental: string): number {
  return SEMITONES[letter]! + (accidental === '#' ? 1 : accidental === 'b' ? -1 : 0);
}
