import type { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import type { Value } from '../../../engine/networks/graph/value.ts';
import { batchNorm } from '../../../engine/networks/layers/norms.ts';
import { relu } from '../../../engine/networks/layers/pointwise.ts';
import { concat, reshape } from '../../../engine/networks/layers/shape.ts';

/** What the network sees of a clip: frames, and pixels of their sides. */
export const I3D_CLIP = { frames: 16, side: 224 } as const;
/** The actions of Kinetics-400. */
const I3D_LOGITS = 400;

const EPSILON = 1e-3;

/**
 * I3D over the frames alone (Carreira and Zisserman 2017; piergiaj/pytorch-i3d: pytorch_i3d.py), whose
 * logits FVD compares. In `clip` [1,3,16,224,224], RGB −1…1, out `logits` [1,400], the mean over time.
 */
export function i3d(graph: GraphBuilder): void {
  const { frames, side } = I3D_CLIP;
  let x = graph.input('clip', [1, 3, frames, side, side]);
  x = unit(graph.at('Conv3d_1a_7x7'), x, { out: 64, kernel: 7, stride: 2 }); // [1,64,8,112,112]
  x = pool(graph, x, { kernel: [1, 3, 3], strides: [1, 2, 2] });
  x = unit(graph.at('Conv3d_2b_1x1'), x, { out: 64, kernel: 1 });
  x = unit(graph.at('Conv3d_2c_3x3'), x, { out: 192, kernel: 3 });
  x = pool(graph, x, { kernel: [1, 3, 3], strides: [1, 2, 2] }); // [1,192,8,28,28]
  x = inception(graph.at('Mixed_3b'), x, [64, 96, 128, 16, 32, 32]);
  x = inception(graph.at('Mixed_3c'), x, [128, 128, 192, 32, 96, 64]);
  x = pool(graph, x, { kernel: [3, 3, 3], strides: [2, 2, 2] }); // [1,480,4,14,14]
  x = inception(graph.at('Mixed_4b'), x, [192, 96, 208, 16, 48, 64]);
  x = inception(graph.at('Mixed_4c'), x, [160, 112, 224, 24, 64, 64]);
  x = inception(graph.at('Mixed_4d'), x, [128, 128, 256, 24, 64, 64]);
  x = inception(graph.at('Mixed_4e'), x, [112, 144, 288, 32, 64, 64]);
  x = inception(graph.at('Mixed_4f'), x, [256, 160, 320, 32, 128, 128]);
  x = pool(graph, x, { kernel: [2, 2, 2], strides: [2, 2, 2] }); // [1,832,2,7,7]
  x = inception(graph.at('Mixed_5b'), x, [256, 160, 320, 32, 128, 128]);
  x = inception(graph.at('Mixed_5c'), x, [384, 192, 384, 48, 128, 128]);
  // The public code takes means of 2×7×7 windows, of which a clip of this size has one.
  const mean = graph.node('GlobalAveragePool', [x]); // [1,1024,1,1,1]
  const logits = graph.at('logits.conv3d');
  const bias = logits.weight('bias', [I3D_LOGITS]);
  const last = convolve(logits, mean, { out: I3D_LOGITS, kernel: 1 }, [bias]);
  graph.output('logits', reshape(graph, last, [1, I3D_LOGITS]));
}

/** What the branches of a module have for channels: 1; 1 and 3; 1 and 3; pool and 1. */
type BranchWidths = readonly [number, number, number, number, number, number];

function inception(graph: GraphBuilder, x: Value, widths: BranchWidths): Value {
  const [b0, b1a, b1b, b2a, b2b, b3b] = widths;
  const one = (name: string, from: Value, out: number) =>
    unit(graph.at(name), from, { out, kernel: 1 });
  const three = (name: string, from: Value, out: number) =>
    unit(graph.at(name), from, { out, kernel: 3 });
  const pooled = pool(graph, x, { kernel: [3, 3, 3], strides: [1, 1, 1] });
  const branches = [
    one('b0', x, b0),
    three('b1b', one('b1a', x, b1a), b1b),
    three('b2b', one('b2a', x, b2a), b2b),
    one('b3b', pooled, b3b),
  ];
  return concat(graph, branches, 1);
}

interface UnitOptions {
  readonly out: number;
  /** Of all three axes. */
  readonly kernel: number;
  /** Default 1. */
  readonly stride?: number;
}

/** Convolution, BatchNorm and ReLU. */
function unit(graph: GraphBuilder, x: Value, options: UnitOptions): Value {
  const convolved = convolve(graph.at('conv3d'), x, options);
  return relu(graph, batchNorm(graph.at('bn'), convolved, EPSILON));
}

function convolve(
  graph: GraphBuilder,
  x: Value,
  { out, kernel, stride = 1 }: UnitOptions,
  bias: readonly Value[] = [],
): Value {
  const kernels = [kernel, kernel, kernel];
  const strides = [stride, stride, stride];
  const weight = graph.weight('weight', [out, x.shape[1]!, ...kernels]);
  const pads = samePads(x, { kernel: kernels, strides });
  return graph.node('Conv', [x, weight, ...bias], { kernel_shape: kernels, strides, pads });
}

interface Windows {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
}

function pool(graph: GraphBuilder, x: Value, { kernel, strides }: Windows): Value {
  const pads = samePads(x, { kernel, strides });
  return graph.node('MaxPool', [x], { kernel_shape: kernel, strides, pads });
}

/** TensorFlow's padding SAME: size / stride places, rounded up; the odd one of the padding behind. */
function samePads(x: Value, { kernel, strides }: Windows): number[] {
  const missing = x.shape.slice(2).map((size, axis) => {
    const places = Math.ceil(size / strides[axis]!);
    return Math.max((places - 1) * strides[axis]! + kernel[axis]! - size, 0);
  });
  return [...missing.map((pad) => pad >> 1), ...missing.map((pad) => pad - (pad >> 1))];
}
