import { type OnnxSession, openSession } from '../../../engine/runtime/onnx.ts';
import { createOnnxWriter } from './onnx-writer.ts';
import { readStoredWeights, type StoredWeight } from './stored-weights.ts';

/** Side of the network's picture of a face, pixels. */
export const FACE_SIDE = 150;
const DESCRIPTOR_LENGTH = 128;

/**
 * dlib's residual network for faces (King 2017; trained so that two pictures of one person are less
 * than 0.6 apart, of two persons more), with the weights that the package face-api carries in 8
 * bits. In `input` [1,3,150,150]: (RGB 0..255 − mean) / 255; out `output` [1,128].
 */
export async function openFaceNetwork(): Promise<OnnxSession> {
  return openSession(faceGraph(await readStoredWeights()), { provider: 'cpu' });
}

function faceGraph(weights: ReadonlyMap<string, StoredWeight>): Uint8Array {
  const writer = createOnnxWriter();
  const { node, tensor } = writer;

  function conv(x: string, name: string, { stride = 1, padding = 1 }: ConvPlace = {}): string {
    const { filters, bias, shape } = scaledFilters(weights, name);
    const pads = Array<number>(4).fill(padding);
    const terms = [x, tensor(shape, filters), tensor([bias.length], bias)];
    return node('Conv', terms, { strides: [stride, stride], pads });
  }

  function residual(x: string, name: string): string {
    const inner = node('Relu', [conv(x, `${name}/conv1`)]);
    return node('Relu', [node('Add', [conv(inner, `${name}/conv2`), x])]);
  }

  /** Halves the picture; what goes past the convolutions gets its further channels of zeros. */
  function residualDown(
    x: string,
    name: string,
    { pooledSide, convolvedSide, more }: Halving,
  ): string {
    const first = conv(x, `${name}/conv1`, { stride: 2, padding: 0 });
    const inner = conv(node('Relu', [first]), `${name}/conv2`);
    const pooled = node('AveragePool', [x], { kernel_shape: [2, 2], strides: [2, 2] });
    const lack = pooledSide - convolvedSide;
    const wider = node('Pad', [inner, places([0, 0, 0, 0, 0, 0, lack, lack])]);
    const deeper = node('Pad', [pooled, places([0, 0, 0, 0, 0, more, 0, 0])]);
    return node('Relu', [node('Add', [wider, deeper])]);
  }

  const places = (values: readonly number[]) =>
    tensor([values.length], BigInt64Array.from(values, BigInt));

  // [1,3,150,150] → [1,32,72,72] → [1,32,35,35]
  let x = node('Relu', [conv('input', 'conv32_down', { stride: 2, padding: 0 })]);
  x = node('MaxPool', [x], { kernel_shape: [3, 3], strides: [2, 2] });
  let side = 35;
  for (const { name, more, repeats } of STAGES) {
    if (more !== null) {
      const pooledSide = side >> 1;
      const halving = { pooledSide, convolvedSide: ((side - 3) >> 1) + 1, more };
      x = residualDown(x, `${name}_down${repeats === 0 ? '_out' : ''}`, halving);
      side = pooledSide;
    }
    for (let i = 1; i <= repeats; i++) x = residual(x, `${name}_${i}`);
  }
  const mean = node('Flatten', [node('GlobalAveragePool', [x])]); // [1,256]
  const last = weights.get('fc') as StoredWeight; // [256,128]
  const descriptor = node('MatMul', [mean, tensor(last.shape, last.data)]);
  return writer.finish([1, 3, FACE_SIDE, FACE_SIDE], descriptor, [1, DESCRIPTOR_LENGTH]);
}

interface ConvPlace {
  readonly stride?: number;
  readonly padding?: number;
}

interface Halving {
  /** Side of the picture behind pooling, and behind the convolutions. */
  readonly pooledSide: number;
  readonly convolvedSide: number;
  /** Channels that the convolutions add. */
  readonly more: number;
}

/** `more`: channels that the halving before the repeats adds; null without one. */
const STAGES = [
  { name: 'conv32', more: null, repeats: 3 },
  { name: 'conv64', more: 32, repeats: 3 },
  { name: 'conv128', more: 64, repeats: 2 },
  { name: 'conv256', more: 128, repeats: 2 },
  { name: 'conv256', more: 0, repeats: 0 },
] as const;

/** Filters [H,W,in,out] as [out,in,H,W], with the scale and shift behind them taken in. */
function scaledFilters(weights: ReadonlyMap<string, StoredWeight>, name: string) {
  const read = (key: string) => weights.get(`${name}/${key}`) as StoredWeight;
  const { shape, data } = read('conv/filters');
  const [height, width, inside, outside] = shape as [number, number, number, number];
  const scale = read('scale/weights').data;
  const shift = read('scale/biases').data;
  const bias = read('conv/bias').data.map((value, o) => value * scale[o]! + shift[o]!);
  const filters = new Float32Array(data.length);
  for (let from = 0; from < data.length; from++) {
    const o = from % outside;
    const i = Math.floor(from / outside) % inside;
    const at = Math.floor(from / (outside * inside));
    filters[(o * inside + i) * height * width + at] = data[from]! * scale[o]!;
  }
  return { filters, bias, shape: [outside, inside, height, width] };
}
