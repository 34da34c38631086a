import type { RgbImage } from '../../../engine/core/image.ts';
import { openGraph } from '../../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../engine/networks/graph/probe-operators.ts';
import type { OnnxSession } from '../../../engine/runtime/onnx.ts';
import { I3D_CLIP, i3d } from '../networks/i3d.ts';
import { readWeights } from '../networks/read-weights.ts';
import { resizeFloats } from './resize-floats.ts';

/** What I3D says of each clip of 16 frames in a row, one beginning at every frame: 400 logits each. */
export type DescribeClips = (frames: readonly RgbImage[]) => Promise<Float32Array[]>;

const { frames: LENGTH, side: SIDE } = I3D_CLIP;
const PIXELS = SIDE * SIDE;

/**
 * The features whose Fréchet distance is FVD (Unterthiner et al. 2018). Frames are squeezed to squares
 * of 224 pixels, whatever their shape, and clips overlap, as DisCo does it (tool/metrics/utils.py,
 * `DatasetFVDVideoFromFramesResize`).
 * @param files of the weights; they are read at the first call
 */
export function createClipDescriber(files: readonly string[]): DescribeClips {
  let session: Promise<OnnxSession> | undefined;
  return async (frames) => {
    session ??= openI3d(files);
    const network = await session;
    const features: Float32Array[] = [];
    const window: Float32Array[] = [];
    for (const frame of frames) {
      window.push(resizeFloats(frame, SIDE).map((value) => value / 127.5 - 1));
      if (window.length < LENGTH) continue;
      const { logits } = await network.run({ clip: join(window) });
      features.push(logits!);
      window.shift();
    }
    return features;
  };
}

async function openI3d(files: readonly string[]): Promise<OnnxSession> {
  const builder = GraphBuilder.create({ name: 'i3d', operators: PLAIN_OPERATORS });
  i3d(builder);
  const graph = builder.build();
  return openGraph(graph, await readWeights(graph, files), 'cpu');
}

/** Frames [3,224,224] as a clip [1,3,16,224,224]. */
function join(frames: readonly Float32Array[]): Float32Array {
  const clip = new Float32Array(3 * LENGTH * PIXELS);
  for (const [t, frame] of frames.entries()) {
    for (let channel = 0; channel < 3; channel++) {
      const plane = frame.subarray(channel * PIXELS, (channel + 1) * PIXELS);
      clip.set(plane, (channel * LENGTH + t) * PIXELS);
    }
  }
  return clip;
}
