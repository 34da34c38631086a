import type { Analysis } from './analysis.ts';
import type { Segment } from './geometry.ts';
import type { Mask } from './mask.ts';
import type { LimbName } from './skeleton.ts';

export type LayerName = 'torso' | 'head' | LimbName;

/** A layer before it has colours; masks at analysis size. */
export interface LayerPlan {
  readonly name: LayerName;
  /** Everything the layer shows, made-up parts included. */
  readonly shape: Mask;
  /** The made-up part: what an arm covered. */
  readonly fill: Mask;
  /** Where the colours of the made-up part come from. */
  readonly source: Mask;
  readonly style: 'mirror' | 'mean';
  /** The other leg, to make up a covered thigh from. */
  readonly twin?: Twin;
}

/** Thigh bones of both legs and the visible part of the other one. */
export interface Twin {
  readonly own: Segment;
  readonly other: Segment;
  readonly visible: Mask;
}

/** What is known of the person once arms are refined; masks at analysis size. */
export interface Findings {
  readonly analysis: Analysis;
  readonly labels: Uint8Array;
  /** Pixels that may show remains of an arm. */
  readonly near: Mask;
  /** y of a skirt's hem, null without a skirt. */
  readonly hem: number | null;
}
