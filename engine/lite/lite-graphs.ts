import type { Graph } from '../networks/graph/graph.ts';
import { GraphBuilder } from '../networks/graph/graph-builder.ts';
import type { OperatorProfile } from '../networks/graph/operator-profile.ts';
import { PLAIN_OPERATORS } from '../networks/graph/probe-operators.ts';
import { liteFrames } from '../networks/lite/lite-frames.ts';
import { type LiteSize, litePhoto } from '../networks/lite/lite-photo.ts';
import type { LiteWidths } from '../networks/widths.ts';

/** Which of the networks that could be written down. */
export interface LiteKind {
  readonly widths: LiteWidths;
  /** Whether frames see one another, by motion modules; else each is made by itself. */
  readonly hasMotion: boolean;
}

/** What is seen of a photo, see `litePhoto`. */
export function photoGraph(
  { widths }: LiteKind,
  size: LiteSize,
  operators: OperatorProfile = PLAIN_OPERATORS,
): Graph {
  const graph = GraphBuilder.create({ name: 'lite-photo', operators });
  litePhoto(graph, widths, size);
  return graph.build();
}

/** A window of so many frames, see `liteFrames`. */
export function framesGraph(
  { widths, hasMotion }: LiteKind,
  size: LiteSize & { readonly frames: number },
  operators: OperatorProfile = PLAIN_OPERATORS,
): Graph {
  const graph = GraphBuilder.create({ name: 'lite-frames', operators });
  liteFrames(graph, widths, { ...size, still: !hasMotion });
  return graph.build();
}

/** Both. */
export function liteGraphs(
  kind: LiteKind,
  size: LiteSize & { readonly frames: number },
): readonly Graph[] {
  return [photoGraph(kind, size), framesGraph(kind, size)];
}
