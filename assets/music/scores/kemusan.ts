import type { Score } from '../synth/score.ts';

const CHORDS = 'Bm G D A';
const TUNE = `
  F#5 - - E5 | D5 - E5 - | B4 - - - | A4 - B4 .
  D5 - - B4 | A4 - F#4 - | E4 F#4 A4 - | B4 - - .
  A4 - - B4 | D5 - E5 - | F#5 - A5 - | F#5 E5 D5 .
  E5 - - F#5 | E5 D5 B4 - | A4 - - - | . A4 B4 D5`;

/** Disco beat, bamboo flute and plucked strings on a pentatonic tune of our own. */
export const kemusan: Score = {
  id: 'kemusan',
  bpm: 130,
  tracks: [
    { drum: 'kick', beat: 'X...X...X...X...', gain: 0 },
    { drum: 'clap', beat: '....x.......x...', gain: -1, room: 0.3 },
    {
      drum: 'snare',
      beat: '....o.......o...|....o.......o...|....o.......o...|....o.......oxxx',
      gain: -7,
    },
    { drum: 'openHat', beat: '..x...x...x...x.', gain: -12, pan: 0.2 },
    { drum: 'hat', beat: 'x.o.x.ooo.x.x.oo', gain: -13, pan: -0.25 },
    {
      play: 'synthBass',
      chords: CHORDS,
      steps: '1-.81-8-1-.81-8.',
      from: 'E1',
      gain: -5,
      duck: 0.5,
    },
    {
      play: 'strings',
      chords: CHORDS,
      rhythm: 'x---------------',
      from: 'F#3',
      gain: -15,
      room: 0.4,
      duck: 0.6,
    },
    {
      play: 'superSaw',
      chords: CHORDS,
      rhythm: '..x...x...x...x.',
      from: 'A3',
      gain: -11,
      duck: 0.4,
      room: 0.2,
    },
    { play: 'guitar', notes: TUNE, gain: -7, pan: -0.3, room: 0.25, echo: 0.2 },
    { play: 'flute', notes: TUNE, gain: -10, pan: 0.2, room: 0.35, echo: 0.15 },
  ],
};
