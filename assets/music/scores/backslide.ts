import type { Score } from '../synth/score.ts';

const CHORDS = 'Gm7 C9 Ebmaj7 F';
const TUNE = `
  D5 - - - | . . F5 - | G5 - F5 - | D5 - Bb4 .
  C5 - - - | . . D5 - | E5 - - - | . . . .
  D5 - - - | . . F5 - | G5 - Bb5 - | G5 - F5 .
  A5 - - - | F5 - C5 - | . . C5 - | D5 - . .`;

/** Funk of the eighties: slapped bass, stabs, glassy piano. */
export const backslide: Score = {
  id: 'backslide',
  bpm: 116,
  tracks: [
    { drum: 'kick', beat: 'X.......X.x.....|X.....x.X.......', gain: 0 },
    { drum: 'bigSnare', beat: '....X.......X...', gain: -5, room: 0.3 },
    { drum: 'hat', beat: 'x.x.x.x.x.x.x.x.', gain: -10, pan: 0.25 },
    { drum: 'shaker', beat: 'oxoxoxoxoxoxoxox', gain: -13, pan: -0.35 },
    { drum: 'clap', beat: '............x...', gain: -6, room: 0.4 },
    { play: 'slapBass', chords: CHORDS, steps: '1-.18.1.7-5.3-5.', from: 'D1', gain: -3 },
    {
      play: 'electricPiano',
      chords: CHORDS,
      rhythm: '..x-..x-...x-...',
      from: 'G3',
      gain: -8,
      pan: -0.25,
      room: 0.25,
    },
    {
      play: 'brass',
      chords: CHORDS,
      rhythm: '..........x..x..|................',
      from: 'Bb3',
      gain: -3,
      room: 0.3,
      pan: 0.15,
    },
    { play: 'chop', chords: CHORDS, rhythm: 'o.xo.xo.o.xo.xx.', from: 'F4', gain: -10, pan: 0.5 },
    { play: 'synthLead', notes: TUNE, gain: -8, room: 0.25, echo: 0.25 },
  ],
};
