import type { Score } from '../synth/score.ts';

const CHORDS = 'Em9 A9 Dmaj7 Bm7';
const TUNE = `
  B4 . D5 . | E5 . . G5 | . E5 . . | D5 . B4 .
  C#5 . E5 . | G5 . . E5 | . C#5 . . | A4 . . .
  F#5 . A5 . | F#5 . . E5 | . D5 . . | E5 . F#5 .
  D5 . B4 . | A4 . . B4 | . . D5 . | . . . .`;

/** Laid-back hip-hop bounce with electric piano. */
export const heelSkip: Score = {
  id: 'heel-skip',
  bpm: 100,
  swing: { unit: 0.5, at: 0.58 },
  tracks: [
    { drum: 'boomKick', beat: 'X..x..x...x.....|X..x..x...x..x..', gain: 0 },
    { drum: 'bigSnare', beat: '....X.......X...', gain: -6, room: 0.2 },
    { drum: 'clap', beat: '....x.......x...', gain: -5, room: 0.2 },
    { drum: 'hat', beat: 'x.x.x.xox.x.xox.', gain: -10, pan: 0.25 },
    { drum: 'shaker', beat: 'xoxoxoxoxoxoxoxo', gain: -11, pan: -0.4 },
    { play: 'slapBass', chords: CHORDS, steps: '1--1..5-.8..7-5-', from: 'D1', gain: -3 },
    {
      play: 'electricPiano',
      chords: CHORDS,
      rhythm: 'x----.x-..x-....',
      from: 'F#3',
      gain: -8,
      pan: -0.2,
      room: 0.25,
    },
    { play: 'marimba', notes: TUNE, gain: -5, pan: 0.15, room: 0.25, echo: 0.25 },
    {
      play: 'brass',
      chords: CHORDS,
      rhythm: '............x.x.|................',
      from: 'B3',
      gain: -6,
      room: 0.3,
    },
  ],
};
