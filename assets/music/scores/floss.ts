import type { Score } from '../synth/score.ts';

const CHORDS = 'F#m D A E';
const TUNE = `
  C#5 . C#5 . | A4 . C#5 . | . E5 - . | C#5 . A4 .
  D5 . D5 . | A4 . D5 . | . F#5 - . | E5 . D5 .
  C#5 . C#5 . | E5 . C#5 . | . A5 - . | E5 . C#5 .
  B4 . B4 . | E5 . G#4 . | . B4 - . | C#5 B4 G#4 .`;
const SPARKLE = 'C#6 . . A5 | D6 . . F#6 | E6 . . C#6 | B5 . G#5 E6';

/** Bright trap pop with a plucked hook. */
export const floss: Score = {
  id: 'floss',
  bpm: 120,
  tracks: [
    { drum: 'boomKick', beat: 'X.....x.X.......|X.....x.X..x....', gain: 0 },
    { drum: 'rim', beat: 'x...x...x...x...', gain: -6, pan: 0.3 },
    { drum: 'clap', beat: '....X.......X...', gain: 1, room: 0.3 },
    { drum: 'trapSnare', beat: '....x.......x...|....x.......x..o', gain: -7 },
    { drum: 'hat', beat: 'x.xox.x.x.xoxoxo', gain: -11, pan: 0.2 },
    { drum: 'openHat', beat: '..........x.....', gain: -14, pan: -0.2 },
    {
      play: 'boomBass',
      chords: CHORDS,
      steps: '1-----8-1---1-5-',
      from: 'E1',
      gain: -5,
      duck: 0.4,
    },
    {
      play: 'superSaw',
      chords: CHORDS,
      rhythm: 'x--x--x-..x-x---',
      from: 'F#3',
      gain: -12,
      duck: 0.5,
      room: 0.3,
    },
    { play: 'pluck', notes: TUNE, gain: -6, room: 0.25, echo: 0.3 },
    { play: 'bell', notes: SPARKLE, step: 1, gain: -17, pan: 0.4, echo: 0.3 },
  ],
};
