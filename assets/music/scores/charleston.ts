import type { Score } from '../synth/score.ts';

const CHORDS = 'C6 A7 D7 G7';
const TUNE = `
  E5 - - G5 - - A5 G5 | E5 - - C#5 - - . A4
  D5 - - F#5 - - A5 C6 | B5 - A5 F5 D5 - B4 .`;
const ANSWER = `
  . . . . . . . . | . . . . E4 G4 A4 .
  . . . . . . . . | . . . . G4 - G4 .`;

/** Hot jazz of the twenties: stride piano, clarinet and wood block. */
export const charleston: Score = {
  id: 'charleston',
  bpm: 180,
  swing: { unit: 1, at: 0.64 },
  tracks: [
    { drum: 'softKick', beat: 'X...o...X...o...', gain: -3 },
    { drum: 'brush', beat: 'o...X...o...X...', gain: -3, room: 0.15 },
    { drum: 'hat', beat: 'x...x.o.x...x.o.', gain: -9, pan: 0.3 },
    {
      drum: 'woodblock',
      beat: 'x.....x.........|x.....x.....o.o.',
      gain: -6,
      pan: 0.4,
      room: 0.2,
    },
    { play: 'uprightBass', chords: CHORDS, steps: '1--.....5--.....', from: 'E1', gain: -1 },
    {
      play: 'piano',
      chords: CHORDS,
      rhythm: '....x-......x-..',
      from: 'E3',
      gain: -4,
      pan: -0.25,
      room: 0.15,
    },
    {
      play: 'guitar',
      chords: CHORDS,
      rhythm: 'o...x...o...x...',
      from: 'G3',
      gain: -10,
      pan: 0.35,
    },
    { play: 'clarinet', notes: TUNE, step: 0.5, gain: -9, pan: 0.1, room: 0.25 },
    { play: 'trumpet', notes: ANSWER, step: 0.5, gain: -12, pan: -0.3, room: 0.3 },
  ],
};
