import { chordOf, degree, midiOf, voicing } from './pitch.ts';
import {
  type BassTrack,
  BEATS,
  type ChordTrack,
  type MelodyTrack,
  type Score,
  type Track,
} from './score.ts';

/** Something to sound: beat within the loop, length in beats, MIDI notes (none for a drum). */
export interface SoundEvent {
  readonly beat: number;
  readonly beats: number;
  readonly notes: readonly number[];
  readonly strength: number;
}

const SIXTEENTHS = BEATS * 4;
const STRENGTH: Readonly<Record<string, number>> = { X: 1, x: 0.8, o: 0.45 };

/** The events of a track, swung as the score says. Rhythms shorter than the loop repeat. */
export function eventsOf(track: Track, score: Score): SoundEvent[] {
  return straightEvents(track).map((event) => {
    const beat = swing(event.beat, score);
    return { ...event, beat, beats: swing(event.beat + event.beats, score) - beat };
  });
}

function straightEvents(track: Track): SoundEvent[] {
  if ('drum' in track) return drumEvents(track.beat);
  if ('notes' in track) return melodyEvents(track);
  return 'rhythm' in track ? chordEvents(track) : bassEvents(track);
}

function drumEvents(pattern: string): SoundEvent[] {
  return spans(around(letters(pattern)), 0.25).map(({ word, ...span }) => ({
    ...span,
    notes: [],
    strength: strengthOf(word),
  }));
}

function melodyEvents({ notes, step = 0.25, gate = 0.92 }: MelodyTrack): SoundEvent[] {
  const words = notes.split(/[\s|]+/).filter(Boolean);
  if (words.length * step !== BEATS) {
    throw new SyntaxError(`${words.length} steps of ${step} beats do not fill ${BEATS} beats`);
  }
  return spans(words, step).map(({ word, beat, beats }) => {
    return { beat, beats: beats * gate, notes: [midiOf(word)], strength: 0.8 };
  });
}

function chordEvents({ chords, rhythm, from }: ChordTrack): SoundEvent[] {
  const chordAt = chordFinder(chords);
  return spans(around(letters(rhythm)), 0.25).map(({ word, beat, beats }) => ({
    beat,
    beats: beats * 0.92,
    notes: voicing(chordAt(beat), midiOf(from)),
    strength: strengthOf(word),
  }));
}

function bassEvents({ chords, steps, from }: BassTrack): SoundEvent[] {
  const chordAt = chordFinder(chords);
  const lowest = midiOf(from);
  return spans(around(letters(steps)), 0.25).map(({ word, beat, beats }) => {
    const chord = chordAt(beat);
    const root = lowest + ((((chord.root - lowest) % 12) + 12) % 12);
    return { beat, beats: beats * 0.9, notes: [root + degree(chord, word)], strength: 0.8 };
  });
}

function chordFinder(names: string) {
  const chords = names
    .split(/[\s|]+/)
    .filter(Boolean)
    .map(chordOf);
  return (beat: number) => chords[Math.floor((beat * chords.length) / BEATS)]!;
}

function letters(pattern: string): string[] {
  return [...pattern.replace(/[\s|]/g, '')];
}

function around(words: readonly string[]): string[] {
  if (SIXTEENTHS % words.length) throw new SyntaxError(`a pattern of ${words.length} steps`);
  return Array.from({ length: SIXTEENTHS }, (_, index) => words[index % words.length]!);
}

/** Words that begin a sound, each with its length: itself and the `-` after it. */
function spans(words: readonly string[], step: number) {
  return words.flatMap((word, index) => {
    if (word === '.' || word === '-') return [];
    let end = index + 1;
    while (words[end] === '-') end += 1;
    return [{ word, beat: index * step, beats: (end - index) * step }];
  });
}

function strengthOf(letter: string): number {
  const strength = STRENGTH[letter];
  if (strength === undefined) throw new SyntaxError(`not a stroke: “${letter}”`);
  return strength;
}

function swing(beat: number, { swing: feel }: Score): number {
  if (!feel) return beat;
  const whole = Math.floor(beat / feel.unit) * feel.unit;
  const part = (beat - whole) / feel.unit;
  const swung = part < 0.5 ? part * 2 * feel.at : feel.at + (part - 0.5) * 2 * (1 - feel.at);
  return whole + swung * feel.unit;
}
