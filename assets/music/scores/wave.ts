import type { Score } from '../synth/score.ts';

const CHORDS = 'Fmaj9 Em7 Dm9 Cmaj7';
const TUNE = `
  A4 C5 E5 - G5 - E5 . | D5 - B4 - G4 - . .
  F4 A4 C5 - E5 - D5 . | C5 - B4 - G4 - . .`;
const BREATH = 'C5 - - E5 | D5 - B4 - | A4 - - C5 | B4 - G4 -';

/** Chill: soft electric piano, rim and bells. */
export const wave: Score = {
  id: 'wave',
  bpm: 96,
  swing: { unit: 0.5, at: 0.57 },
  tracks: [
    { drum: 'softKick', beat: 'X...o...X.x.o...|X...o..xX...o...', gain: 0 },
    { drum: 'rim', beat: '....X.......X...', gain: -2, room: 0.35 },
    { drum: 'clap', beat: '....o.......o...', gain: -7, room: 0.4 },
    { drum: 'hat', beat: 'x.o.x.o.x.oox.o.', gain: -10, pan: 0.25 },
    { drum: 'shaker', beat: 'xoxoxoxoxoxoxoxo', gain: -11, pan: -0.35 },
    {
      play: 'synthBass',
      chords: CHORDS,
      steps: '1---..1-5---..8-',
      from: 'C1',
      gain: -5,
      duck: 0.3,
    },
    {
      play: 'electricPiano',
      chords: CHORDS,
      rhythm: 'x-----x-..x-----',
      from: 'E3',
      gain: -7,
      pan: -0.15,
      room: 0.35,
      duck: 0.25,
    },
    {
      play: 'strings',
      chords: CHORDS,
      rhythm: 'x---------------',
      from: 'C4',
      gain: -18,
      room: 0.5,
      duck: 0.4,
    },
    { play: 'bell', notes: TUNE, step: 0.5, gain: -9, pan: 0.2, room: 0.4, echo: 0.35 },
    { play: 'flute', notes: BREATH, step: 1, gain: -15, room: 0.5, pan: 0.1 },
  ],
};
