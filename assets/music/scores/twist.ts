import type { Score } from '../synth/score.ts';

const CHORDS = 'A7 D7 A7 E7';
const TUNE = `
  E5 - C#5 - | E5 - - - | . . A4 - | C#5 - E5 -
  F#5 - D5 - | F#5 - - - | . . F#5 - | E5 - D5 -
  C#5 - E5 - | A5 - - - | G5 - E5 - | C#5 - A4 -
  B4 - - - | D5 - C#5 - | B4 - G#4 - | E4 - . .`;

/** Rock'n'roll: a walking boogie, hand claps and a cheeky horn. */
export const twist: Score = {
  id: 'twist',
  bpm: 140,
  swing: { unit: 1, at: 0.57 },
  tracks: [
    { drum: 'kick', beat: 'X...X.x.X...X...', gain: -1 },
    {
      drum: 'snare',
      beat: '....X...x.x.X...|....X...x.x.X...|....X...x.x.X...|....X...x.x.X.xx',
      gain: -6,
      room: 0.25,
    },
    { drum: 'clap', beat: '....x.....x.x...', gain: -6, pan: -0.2, room: 0.3 },
    { drum: 'ride', beat: 'x.o.x.o.x.o.x.o.', gain: -16, pan: 0.35 },
    { drum: 'tambourine', beat: '....x.......x...', gain: -10, pan: -0.4 },
    { play: 'uprightBass', chords: CHORDS, steps: '1-1-3-3-5-5-6-5-', from: 'E1', gain: -2 },
    {
      play: 'piano',
      chords: CHORDS,
      rhythm: 'x.x.x.x.x.x.x.x.',
      from: 'A3',
      gain: -10,
      pan: 0.35,
      room: 0.15,
    },
    { play: 'guitar', chords: CHORDS, rhythm: '..x...x...x...x.', from: 'E3', gain: -8, pan: -0.4 },
    { play: 'brass', notes: TUNE, gain: -6, room: 0.25 },
  ],
};
