import { armChain } from './scores/arm-chain.ts';
import { backslide } from './scores/backslide.ts';
import { charleston } from './scores/charleston.ts';
import { dab } from './scores/dab.ts';
import { disco } from './scores/disco.ts';
import { floss } from './scores/floss.ts';
import { heelSkip } from './scores/heel-skip.ts';
import { kemusan } from './scores/kemusan.ts';
import { ponyRide } from './scores/pony-ride.ts';
import { robot } from './scores/robot.ts';
import { runningMan } from './scores/running-man.ts';
import { salsa } from './scores/salsa.ts';
import { twist } from './scores/twist.ts';
import { wave } from './scores/wave.ts';
import type { Score } from './synth/score.ts';

/** One score for each dance. */
export const SCORES: readonly Score[] = [
  kemusan,
  disco,
  twist,
  charleston,
  floss,
  heelSkip,
  ponyRide,
  dab,
  robot,
  backslide,
  runningMan,
  salsa,
  armChain,
  wave,
];
