import type { Channels } from './channels.ts';
import type { DanceFile } from './dance-file.ts';

/** One instant of a dance: what the solvers of trunk, legs and arms share. */
export interface DanceMoment {
  readonly dance: DanceFile;
  readonly channels: Channels;
  readonly beat: number;
}

/** The beat at which a lagging part still is. */
export function laggedBeat({ dance, beat }: DanceMoment, part: 'elbow' | 'wrist' | 'head'): number {
  return beat - ((dance.lag[part] ?? 0) / 60_000) * dance.bpm;
}
