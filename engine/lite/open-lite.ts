import type { FindOperators } from '../models/operators-of.ts';
import { openGraph } from '../models/run-graph.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import type { OnnxSession } from '../runtime/onnx.ts';
import { framesGraph, photoGraph } from './lite-graphs.ts';
import { type LiteWeights, readLiteWeights } from './lite-weights.ts';

/** The lite model on this machine's processor, ready to open its networks at any size. */
export interface LiteModel {
  readonly weights: LiteWeights;
  /** What is seen of a photo, see `litePhoto`; the caller closes it. */
  openPhoto(size: LiteSize): Promise<OnnxSession>;
  /** A window of so many frames, see `liteFrames`; the caller closes it. */
  openFrames(size: LiteSize & { readonly frames: number }): Promise<OnnxSession>;
}

/**
 * Reads the weights of a file, see `readLiteWeights`.
 * @throws CheckpointError
 */
export async function openLite(path: string, findOperators: FindOperators): Promise<LiteModel> {
  const weights = await readLiteWeights(path);
  const operators = await findOperators('cpu');
  const { values } = weights;
  return {
    weights,
    openPhoto: (size) => openGraph(photoGraph(weights, size, operators), values, 'cpu'),
    openFrames: (size) =>
      openGraph(framesGraph(weights, size, operators), values, 'cpu', { arena: true }),
  };
}
