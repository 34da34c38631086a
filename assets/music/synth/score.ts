import type { DrumName } from './drums.ts';
import type { InstrumentName } from './instruments.ts';

/** Every loop has as many beats: four bars of four. */
export const BEATS = 16;

/** A piece of music for one dance, as data. */
export interface Score {
  /** The dance's id, and the file's name. */
  readonly id: string;
  readonly bpm: number;
  /** Where the second half of each `unit` (in beats) begins: 0.5 straight, 0.67 triplet swing. */
  readonly swing?: { readonly unit: 1 | 0.5; readonly at: number };
  readonly tracks: readonly Track[];
}

export type Track = DrumTrack | MelodyTrack | ChordTrack | BassTrack;

interface Mix {
  /** Loudness in decibels. */
  readonly gain: number;
  /** -1 left … 1 right. */
  readonly pan?: number;
  /** Share sent into the room, 0..1. */
  readonly room?: number;
  /** Share sent into an echo of three sixteenths, 0..1. */
  readonly echo?: number;
  /** How far each kick pushes this track down, 0..1. */
  readonly duck?: number;
}

/**
 * `beat` has one letter a sixteenth: `X` loud, `x` normal, `o` soft, `.` rest; spaces and `|` are
 * only for the eye. A pattern shorter than the loop repeats.
 */
export interface DrumTrack extends Mix {
  readonly drum: DrumName;
  readonly beat: string;
}

/** `notes` has one word a step of `step` beats (a quarter of a beat by default): `F#4`, `-` hold, `.` rest. */
export interface MelodyTrack extends Mix {
  readonly play: InstrumentName;
  readonly notes: string;
  readonly step?: number;
  /** Share of each note's time that sounds; 0.92 by default. */
  readonly gate?: number;
}

/** `chords` has one name a bar, or several that share the loop evenly; `rhythm` is as `beat`, `-` holds. */
export interface ChordTrack extends Mix {
  readonly play: InstrumentName;
  readonly chords: string;
  readonly rhythm: string;
  /** Lowest note of the hand, such as `G3`. */
  readonly from: string;
}

/** `steps` has one chord step a sixteenth: `1`, `3`, `5`, `6`, `7`, `8` (octave), `-` hold, `.` rest. */
export interface BassTrack extends Mix {
  readonly play: InstrumentName;
  readonly chords: string;
  readonly steps: string;
  /** The lowest root, such as `E1`. */
  readonly from: string;
}
