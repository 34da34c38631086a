import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { add, multiply, scalar } from '../layers/pointwise.ts';
import { averaged } from '../layers/resample.ts';
import { concat, expand } from '../layers/shape.ts';
import { takeFrom } from '../layers/take-from.ts';

/** What is known of a photo, see `litePhoto`. */
export interface PhotoKnown {
  /** Picture and matte [1,4,H,W]. */
  readonly photo: Value;
  /** [1,c,H/4,W/4]. */
  readonly quarter: Value;
  /** [1,c,H/8,W/8]. */
  readonly eighth: Value;
}

/** What a window's frames are given, see `liteFrames`. */
export interface FramesGiven {
  /** The puppet and its cover [F,4,H,W]. */
  readonly shown: Value;
  readonly sources: Value;
  readonly pose: Value;
}

/** The photo as each frame can look at it: where the puppet's sources and a flow beside them [F,2,H,W] lead to. */
export interface PhotoView {
  /** Drawn [F,3,H,W]. */
  readonly pose: Value;
  /** [F,8,H,W]: the photo and its matte there, the puppet and its cover here. */
  pixels(flow: Value): Value;
  /** What the photo's stem knows of the place, [F,c,H/4,W/4] and [F,c,H/8,W/8]. */
  features(flow: Value): { readonly quarter: Value; readonly eighth: Value };
}

/** See training/anydance/networks/lite.py, `PhotoView`. */
export function photoView(graph: GraphBuilder, known: PhotoKnown, given: FramesGiven): PhotoView {
  const { sources, shown, pose } = given;
  const frames = sources.shape[0] as number;
  const photo = ofEach(graph, known.photo, frames);
  const places = (flow: Value) => add(graph, sources, flow);
  const coarse = (features: Value, there: Value, part: number) => {
    const blocks = multiply(graph, averaged(graph, there, part), scalar(graph, 1 / part));
    return takeFrom(graph, ofEach(graph, features, frames), blocks);
  };
  return {
    pose,
    pixels: (flow) => concat(graph, [takeFrom(graph, photo, places(flow)), shown], 1),
    features(flow) {
      const there = places(flow);
      return { quarter: coarse(known.quarter, there, 4), eighth: coarse(known.eighth, there, 8) };
    },
  };
}

/** [1,…] → [F,…]. */
function ofEach(graph: GraphBuilder, x: Value, frames: number): Value {
  return expand(graph, x, [frames, ...x.shape.slice(1)]);
}
