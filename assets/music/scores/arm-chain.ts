import type { Score } from '../synth/score.ts';

const CHORDS = 'C Am F G';
const TUNE = `
  G4 . C5 . | E5 . . D5 | . C5 . . | E5 . D5 .
  C5 . A4 . | C5 . . E5 | . A5 . . | G5 . E5 .
  F5 . A5 . | F5 . . C5 | . A4 . . | C5 . F5 .
  D5 . G5 . | D5 . . B4 | . G4 . . | A4 . B4 .`;
const HIGH = 'E5 - G5 - | C6 - - A5 | A5 - F5 - | G5 - - .';

/** Sunny Latin pop with nylon guitar and marimba. */
export const armChain: Score = {
  id: 'arm-chain',
  bpm: 104,
  tracks: [
    { drum: 'kick', beat: 'X...x...X...x...', gain: -1 },
    { drum: 'snare', beat: '...x..x....x..x.', gain: -7, room: 0.2 },
    { drum: 'clap', beat: '....x.......x...', gain: -5, room: 0.25 },
    { drum: 'shaker', beat: 'xoxoxoxoxoxoxoxo', gain: -9, pan: 0.35 },
    { drum: 'highConga', beat: 'x..o..x...o.x.o.', gain: -10, pan: -0.35 },
    { drum: 'clave', beat: 'x..x..x...x.x...', gain: -16, pan: 0.4 },
    { play: 'slapBass', chords: CHORDS, steps: '1-.1..5-1-.1..5-', from: 'E1', gain: -4 },
    {
      play: 'guitar',
      chords: CHORDS,
      rhythm: 'x..x..x.x..x..x.',
      from: 'G3',
      gain: -7,
      pan: -0.3,
      room: 0.15,
    },
    { play: 'marimba', notes: TUNE, gain: -5, pan: 0.15, room: 0.25, echo: 0.15 },
    { play: 'flute', notes: HIGH, step: 1, gain: -14, pan: 0.3, room: 0.4 },
  ],
};
