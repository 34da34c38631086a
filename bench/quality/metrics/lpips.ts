import type { RgbImage } from '../../../engine/core/image.ts';
import { openGraph } from '../../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../engine/networks/graph/probe-operators.ts';
import type { OnnxSession } from '../../../engine/runtime/onnx.ts';
import { type LpipsTrunk, lpips } from '../networks/lpips.ts';
import { readWeights } from '../networks/read-weights.ts';

/** LPIPS of two pictures of one size: 0 for equal ones; NaN where they are too small for the network. */
export type Lpips = (a: RgbImage, b: RgbImage) => Promise<number>;

export interface LpipsNetwork {
  readonly trunk: LpipsTrunk;
  /** The files of its weights. */
  readonly files: readonly string[];
  /** What black is fed as; white is 1. The network is made for −1. */
  readonly black: -1 | 0;
}

/** Pixels of a side. */
const SMALLEST: Readonly<Record<LpipsTrunk, number>> = { alex: 63, vgg: 16 };

/** A network is kept open for each size of pictures. */
export function createLpips({ trunk, files, black }: LpipsNetwork): Lpips {
  const sessions = new Map<string, Promise<OnnxSession>>();
  let weights: ReturnType<typeof readWeights> | undefined;

  async function open(height: number, width: number): Promise<OnnxSession> {
    const builder = GraphBuilder.create({ name: `lpips-${trunk}`, operators: PLAIN_OPERATORS });
    lpips(builder, { trunk, height, width });
    const graph = builder.build();
    weights ??= readWeights(graph, files);
    return openGraph(graph, await weights, 'cpu');
  }

  return async (a, b) => {
    const { height, width } = a;
    if (Math.min(height, width) < SMALLEST[trunk]) return Number.NaN;
    const size = `${height}×${width}`;
    const session = sessions.get(size) ?? open(height, width);
    sessions.set(size, session);
    const { distance } = await (await session).run({ pictures: planes([a, b], black) });
    return distance![0]!;
  };
}

/** [2,3,H,W]. */
function planes(pictures: readonly RgbImage[], black: number): Float32Array {
  const values = pictures.flatMap(({ data }) =>
    [0, 1, 2].map((channel) => plane(data, channel, black)),
  );
  const out = new Float32Array(values.reduce((sum, { length }) => sum + length, 0));
  values.forEach((value, i) => {
    out.set(value, i * value.length);
  });
  return out;
}

function plane(data: Uint8Array, channel: number, black: number): Float32Array {
  const out = new Float32Array(data.length / 3);
  for (let i = 0; i < out.length; i++)
    out[i] = black + ((1 - black) * data[i * 3 + channel]!) / 255;
  return out;
}
