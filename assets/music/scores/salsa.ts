import type { Score } from '../synth/score.ts';

const CHORDS = 'Dm A7 A7 Dm';
const MONTUNO = `
  D4 F4 A4 F4 D5 F4 A4 F4 | C#4 E4 A4 E4 C#5 E4 G4 E4
  C#4 E4 A4 E4 C#5 E4 G4 E4 | D4 F4 A4 F4 D5 F4 A4 F4`;
const OCTAVE = `
  D5 . . F5 . F5 . A5 | . G5 . E5 . E5 . C#5
  C#5 . . E5 . E5 . G5 | . A5 . F5 . F5 . D5`;
const TUNE = `
  . . . . . . A4 - | C#5 - E5 - . G5 - .
  . . . . . . E5 - | F5 - D5 - . A4 . .`;

/** Son clave, tumbao bass, montuno piano and a brass section. */
export const salsa: Score = {
  id: 'salsa',
  bpm: 184,
  tracks: [
    { drum: 'clave', beat: 'x.....x.....x...|....x...x.......', gain: -8, pan: 0.35, room: 0.2 },
    { drum: 'cowbell', beat: 'X...x.o.X...x.o.', gain: -9, pan: -0.25 },
    { drum: 'softKick', beat: 'x...o...x...o...', gain: -4 },
    { drum: 'slapConga', beat: '....X...........|....X...........', gain: -2, pan: 0.25 },
    { drum: 'highConga', beat: 'o.o...o.o.o.....', gain: -7, pan: 0.25 },
    { drum: 'lowConga', beat: '............x.x.', gain: -7, pan: 0.15 },
    { drum: 'shaker', beat: 'x.o.x.o.x.o.x.o.', gain: -7, pan: -0.45 },
    { play: 'uprightBass', chords: CHORDS, steps: '1-....5-....8---', from: 'E1', gain: -1 },
    { play: 'piano', notes: MONTUNO, step: 0.5, gain: -6, pan: -0.2, room: 0.15 },
    { play: 'piano', notes: OCTAVE, step: 0.5, gain: -8, pan: -0.3, room: 0.15 },
    { play: 'brass', notes: TUNE, step: 0.5, gain: -7, pan: 0.15, room: 0.3 },
    { play: 'trumpet', notes: TUNE, step: 0.5, gain: -12, pan: 0.3, room: 0.3 },
  ],
};
