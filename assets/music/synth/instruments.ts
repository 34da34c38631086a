import { BASSES } from './basses.ts';
import { KEYS } from './keys.ts';
import { LEADS } from './leads.ts';

/** A note of the given pitch, held for `gate` seconds and then let ring; peak about 1. */
export type Instrument = (hz: number, gate: number, seed: number) => Float32Array;

/** The instruments by the names that scores use. */
export const INSTRUMENTS = { ...BASSES, ...KEYS, ...LEADS } as const satisfies Record<
  string,
  Instrument
>;

export type InstrumentName = keyof typeof INSTRUMENTS;
