import type { Score } from '../synth/score.ts';

const CHORDS = 'Cm Ab Fm G';
const TUNE = `
  G5 Eb5 C5 Eb5 G5 - F5 Eb5 | C5 Eb5 Ab5 - G5 Eb5 C5 .
  F5 C5 Ab4 C5 F5 - G5 Ab5 | G5 D5 B4 D5 G5 - . .`;
const HORN = `
  C4 - . C4 | . . . . | . . . . | . . . .
  Ab3 - . Ab3 | . . . . | . . . . | . . . .
  F3 - . F3 | . . . . | . . . . | . . . .
  G3 - . G3 | . . G3 - | B3 - . . | D4 - . .`;

/** Slow trap: deep bass, bells, brass. */
export const dab: Score = {
  id: 'dab',
  bpm: 100,
  tracks: [
    { drum: 'boomKick', beat: 'X.....x...x.....|X..x..x.....x...', gain: 0 },
    { drum: 'trapSnare', beat: '....X.......X...', gain: -3, room: 0.25 },
    { drum: 'clap', beat: '....x.......x...', gain: -3, room: 0.3 },
    { drum: 'hat', beat: 'x.x.x.xxx.x.xxxx|x.x.xxx.x.xoxox.', gain: -10, pan: 0.2 },
    { drum: 'openHat', beat: '..............x.', gain: -14, pan: -0.2 },
    { drum: 'rim', beat: 'x.......x.......', gain: -8, pan: -0.35 },
    {
      play: 'boomBass',
      chords: CHORDS,
      steps: '1-----1---8-1---',
      from: 'E1',
      gain: -4,
      duck: 0.3,
    },
    {
      play: 'strings',
      chords: CHORDS,
      rhythm: 'x---------------',
      from: 'G3',
      gain: -16,
      room: 0.5,
    },
    { play: 'bell', notes: TUNE, step: 0.5, gain: -9, pan: 0.15, room: 0.4, echo: 0.3 },
    { play: 'brass', notes: HORN, gain: -9, room: 0.35, pan: -0.1 },
  ],
};
