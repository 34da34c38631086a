import type { NetworkWidths } from '../networks/widths.ts';
import type { NetworkName } from './networks.ts';

/** All that sets one model of the family apart from another. */
export interface ModelProfile {
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Those of the published files; a folder with a config of its own may have others. */
  readonly widths: NetworkWidths;
  readonly files: ProfileFiles;
  readonly schedule: Schedule;
  readonly window: Window;
  /** Whether the motion modules' table of positions is read, or computed at the length of `widths`. */
  readonly positionTable: 'file' | 'computed';
  readonly drawing: PoseDrawing;
}

export type ProfileFiles = Readonly<Record<NetworkName, readonly WeightSource[]>>;

/** One file of weights that a network is made of. */
export interface WeightSource {
  /** Where it may lie in the folder; the first that is there counts. */
  readonly paths: readonly string[];
  /** Put before its names, where several files of the same names make one network. */
  readonly prefix?: string;
  /** `motion`: only the motion modules are taken; `optional`: the model works without it. */
  readonly part?: 'motion' | 'optional';
}

/** The noise of DDIM (eta 0, no clipping). */
export interface Schedule {
  readonly trainSteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betas: 'linear' | 'scaled_linear';
  readonly prediction: 'v';
  readonly zeroTerminalSnr: boolean;
  readonly spacing: 'trailing';
  /** Steps and classifier-free guidance that its authors use. */
  readonly steps: number;
  readonly guidance: number;
}

/** How a long clip is cut for the motion modules, in frames. */
export interface Window {
  readonly frames: number;
  readonly overlap: number;
  /** Whether the last window goes on at the first frame; else it ends with the clip. */
  readonly closedLoop: boolean;
}

/** What the pose pictures of its training showed. */
interface PoseDrawing {
  readonly face: boolean;
}
