import type { Score } from '../synth/score.ts';

const CHORDS = 'Dm7 Dm7 G7 Am7';
const ARPEGGIO = `
  D5 F5 A5 C6 | D5 F5 A5 C6 | D5 F5 A5 C6 | D5 F5 A5 C6
  D5 F5 A5 C6 | D5 F5 A5 C6 | D5 F5 A5 C6 | D5 F5 A5 C6
  D5 F5 G5 B5 | D5 F5 G5 B5 | D5 F5 G5 B5 | D5 F5 G5 B5
  C5 E5 G5 A5 | C5 E5 G5 A5 | C5 E5 G5 A5 | C5 E5 G5 A5`;
const TUNE = `
  D5 . . D5 | F5 . D5 . | C5 . . . | A4 . C5 .
  D5 . . D5 | F5 . G5 . | A5 - - . | F5 . D5 .
  B4 . . B4 | D5 . B4 . | G4 . . . | B4 . D5 .
  E5 . . E5 | C5 . E5 . | A5 - - . | G5 . E5 .`;

/** Electro funk of drum machines and square waves. */
export const robot: Score = {
  id: 'robot',
  bpm: 108,
  tracks: [
    { drum: 'kick', beat: 'X...x...X...x...|X...x...X..xx...', gain: 0 },
    { drum: 'bigSnare', beat: '....X.......X...', gain: -7, room: 0.25 },
    { drum: 'clap', beat: '....x..o....x...', gain: -4, room: 0.3 },
    { drum: 'cowbell', beat: 'x..x..x...x.x...', gain: -12, pan: 0.35 },
    { drum: 'hat', beat: 'x.xox.xox.xox.xx', gain: -11, pan: -0.25 },
    { drum: 'tom', beat: '................|..............x.', gain: -4, pan: -0.3 },
    { play: 'squareBass', chords: CHORDS, steps: '1.8.1.71..1.5.7.', from: 'D1', gain: -4 },
    { play: 'pluck', notes: ARPEGGIO, gain: -13, pan: -0.35, echo: 0.2 },
    { play: 'synthLead', notes: TUNE, gain: -7, pan: 0.1, room: 0.2, echo: 0.15 },
    {
      play: 'organ',
      chords: CHORDS,
      rhythm: '......x.......x.',
      from: 'F3',
      gain: -7,
      pan: 0.3,
      room: 0.2,
    },
  ],
};
