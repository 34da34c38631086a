import type { Score } from '../synth/score.ts';

const CHORDS = 'Am7 D9 Fmaj7 E7';
const TUNE = `
  E5 - - - | G5 - - E5 | A5 - - - | G5 - E5 -
  F#5 - - - | E5 - - D5 | F#5 - - - | A5 - - -
  C6 - - - | A5 - - G5 | A5 - - - | E5 - C5 -
  B4 - - - | D5 - - E5 | G#5 - - - | B5 - G#5 -`;

/** Strings, octave bass and a scratching guitar. */
export const disco: Score = {
  id: 'disco',
  bpm: 120,
  tracks: [
    { drum: 'kick', beat: 'X...X...X...X...', gain: 0 },
    { drum: 'snare', beat: '....x.......x...', gain: -5, room: 0.25 },
    { drum: 'clap', beat: '....o.......x...', gain: -4, room: 0.3 },
    { drum: 'hat', beat: 'xoxoxoxoxoxoxoxo', gain: -13, pan: 0.3 },
    { drum: 'openHat', beat: '..x...x...x...x.', gain: -11, pan: 0.2 },
    { drum: 'tambourine', beat: '....x.......x...', gain: -10, pan: -0.4 },
    { play: 'slapBass', chords: CHORDS, steps: '1-8-1-8-1-8.1357', from: 'E1', gain: -4 },
    { play: 'chop', chords: CHORDS, rhythm: '..x.x.xx..x.x.xo', from: 'G4', gain: -7, pan: -0.5 },
    {
      play: 'electricPiano',
      chords: CHORDS,
      rhythm: 'x--x--..x--x--..',
      from: 'G3',
      gain: -11,
      pan: 0.3,
      room: 0.2,
    },
    { play: 'strings', notes: TUNE, gain: -7, room: 0.45, pan: 0.1 },
    { play: 'brass', chords: CHORDS, rhythm: '..............xx', from: 'A3', gain: -3, room: 0.3 },
  ],
};
