import type { Score } from '../synth/score.ts';

const CHORDS = 'Am7 Fmaj7 C G';
const TUNE = `
  . . . . | E5 . . D5 | . . C5 . | D5 . E5 .
  . . . . | A5 . . G5 | . . E5 . | C5 . . .
  . . . . | E5 . . D5 | . . C5 . | E5 . G5 .
  . . . . | D5 . . E5 | . . D5 . | B4 . . .`;

/** Piano house. */
export const runningMan: Score = {
  id: 'running-man',
  bpm: 128,
  tracks: [
    { drum: 'kick', beat: 'X...X...X...X...', gain: 0 },
    { drum: 'clap', beat: '....X.......X...', gain: -3, room: 0.3 },
    { drum: 'openHat', beat: '..X...X...X...X.', gain: -14, pan: 0.1 },
    { drum: 'hat', beat: 'o.oxo.oxo.oxo.ox', gain: -9, pan: 0.3 },
    { drum: 'shaker', beat: 'xoxoxoxoxoxoxoxo', gain: -12, pan: -0.4 },
    { drum: 'rim', beat: '...x..x....x..x.', gain: -9, pan: -0.3, room: 0.2 },
    { play: 'organ', chords: CHORDS, steps: '1..1..1.1..1.8..', from: 'E1', gain: -3, duck: 0.45 },
    {
      play: 'piano',
      chords: CHORDS,
      rhythm: 'x..x..x..x..x.x.',
      from: 'A3',
      gain: -3,
      room: 0.2,
      duck: 0.25,
    },
    {
      play: 'strings',
      chords: CHORDS,
      rhythm: 'x---------------',
      from: 'E4',
      gain: -17,
      room: 0.4,
      duck: 0.6,
    },
    { play: 'pluck', notes: TUNE, gain: -9, pan: 0.1, room: 0.25, echo: 0.3 },
  ],
};
