import type { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import type { Value } from '../../../engine/networks/graph/value.ts';
import { type ConvOptions, conv } from '../../../engine/networks/layers/conv.ts';
import { add, multiply, relu } from '../../../engine/networks/layers/pointwise.ts';
import { slice } from '../../../engine/networks/layers/shape.ts';

/** The network whose features are compared. */
export type LpipsTrunk = 'alex' | 'vgg';

export interface LpipsOptions {
  readonly trunk: LpipsTrunk;
  /** Pixels, 63 a side at least for `alex`, 16 for `vgg`. */
  readonly height: number;
  readonly width: number;
}

const SHIFT = [-0.03, -0.088, -0.188];
const SCALE = [0.458, 0.448, 0.45];

/**
 * LPIPS 0.1, how different two pictures look to people (Zhang et al. 2018; richzhang/PerceptualSimilarity:
 * lpips/lpips.py): features of a classifier, each pixel's scaled to length 1, their squared differences
 * weighted by channel, the mean over pixels, the sum over layers. In `pictures` [2,3,H,W], RGB −1…1, out
 * `distance` [1]. Weights: `features.*` by torchvision's names, `lin*` by those of the heads.
 */
export function lpips(graph: GraphBuilder, { trunk, height, width }: LpipsOptions): void {
  const { pool, layers } = TRUNKS[trunk];
  const distances: Value[] = [];
  let x = standardised(graph, graph.input('pictures', [2, 3, height, width]));
  let place = 0;
  for (const layer of layers) {
    if (layer === 'pool') {
      x = maxPool(graph, x, pool);
      place += 1;
      continue;
    }
    // A convolution and its ReLU.
    x = relu(graph, conv(graph.at(`features.${place}`), x, layer.out, layer));
    place += 2;
    if (layer.isCompared) distances.push(difference(graph.at(`lin${distances.length}.model.1`), x));
  }
  graph.output(
    'distance',
    distances.reduce((sum, distance) => add(graph, sum, distance)),
  );
}

function standardised(graph: GraphBuilder, x: Value): Value {
  const factors = Float32Array.from(SCALE, (scale) => 1 / scale);
  const shifts = Float32Array.from(SHIFT, (shift, i) => -shift / SCALE[i]!);
  const scaled = multiply(graph, x, graph.floats('factors', [1, 3, 1, 1], factors));
  return add(graph, scaled, graph.floats('shifts', [1, 3, 1, 1], shifts));
}

function maxPool(graph: GraphBuilder, x: Value, side: number): Value {
  return graph.node('MaxPool', [x], {
    kernel_shape: [side, side],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
  });
}

/** [2,C,h,w] → [1,1,1,1]. */
function difference(graph: GraphBuilder, features: Value): Value {
  const unit = graph.node('LpNormalization', [features], { axis: 1, p: 2 });
  const [a, b] = [0, 1].map((row) => slice(graph, unit, { axis: 0, start: row, end: row + 1 }));
  const apart = graph.node('Sub', [a, b]);
  const weighted = conv(graph, multiply(graph, apart, apart), 1, { kernel: 1, bias: false });
  return graph.node('GlobalAveragePool', [weighted]);
}

/** Its padding, unless told otherwise, is half the kernel; the kernel's side 3. */
interface Convolution extends ConvOptions {
  readonly out: number;
  readonly isCompared?: boolean;
}

interface Trunk {
  /** Side of the windows; their stride is 2. */
  readonly pool: number;
  readonly layers: readonly (Convolution | 'pool')[];
}

const TRUNKS: Readonly<Record<LpipsTrunk, Trunk>> = {
  /** Krizhevsky 2014 (torchvision: models/alexnet.py). */
  alex: {
    pool: 3,
    layers: [
      { out: 64, kernel: 11, stride: 4, padding: 2, isCompared: true },
      'pool',
      { out: 192, kernel: 5, isCompared: true },
      'pool',
      { out: 384, isCompared: true },
      { out: 256, isCompared: true },
      { out: 256, isCompared: true },
    ],
  },
  /** Simonyan and Zisserman 2015, configuration D (torchvision: models/vgg.py). */
  vgg: {
    pool: 2,
    layers: [
      ...stage(64, 2),
      'pool',
      ...stage(128, 2),
      'pool',
      ...stage(256, 3),
      'pool',
      ...stage(512, 3),
      'pool',
      ...stage(512, 3),
    ],
  },
};

/** So many convolutions, of which the last is compared. */
function stage(out: number, count: number): Convolution[] {
  return Array.from({ length: count }, (_, i) => ({ out, isCompared: i === count - 1 }));
}
