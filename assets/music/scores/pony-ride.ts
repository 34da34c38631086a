import type { Score } from '../synth/score.ts';

const CHORDS = 'Em Em C D';
const TUNE = `
  E5 . E5 E5 | G5 . E5 E5 | B5 - A5 - | G5 - E5 .
  E5 . E5 E5 | D5 . E5 E5 | G5 - - - | B4 - D5 .
  E5 . E5 E5 | G5 . E5 E5 | C6 - B5 - | G5 - E5 .
  F#5 . F#5 F#5 | A5 . F#5 F#5 | D6 - - - | A5 F#5 D5 .`;

/** Galloping electro. */
export const ponyRide: Score = {
  id: 'pony-ride',
  bpm: 132,
  tracks: [
    { drum: 'kick', beat: 'X...X...X...X...', gain: 0 },
    { drum: 'clap', beat: '....x.......x...', gain: -1, room: 0.3 },
    { drum: 'openHat', beat: '..x...x...x...x.', gain: -12 },
    { drum: 'hat', beat: 'x.oox.oox.oox.oo', gain: -13, pan: 0.3 },
    { drum: 'woodblock', beat: 'x.xxx.xxx.xxx.xx', gain: -14, pan: -0.4 },
    {
      drum: 'snare',
      beat: '................|................|................|x...x...x.x.xxxx',
      gain: -8,
    },
    {
      play: 'synthBass',
      chords: CHORDS,
      steps: '1.111.111.111.81',
      from: 'E1',
      gain: -4,
      duck: 0.4,
    },
    {
      play: 'superSaw',
      chords: CHORDS,
      rhythm: '..x-..x-..x-x-x-',
      from: 'G3',
      gain: -10,
      duck: 0.5,
      room: 0.25,
    },
    { play: 'synthLead', notes: TUNE, gain: -7, room: 0.2, echo: 0.2 },
  ],
};
