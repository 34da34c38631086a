import type { FileBytes } from './file-bytes.ts';
import {
  countElements,
  DECODERS,
  DTYPE_BYTES,
  type PlacedTensor,
  rowMajorStrides,
} from './stored-tensor.ts';

const WINDOW_ELEMENTS = 1 << 20;

type View = Pick<PlacedTensor, 'shape' | 'strides'>;

/** An axis of a view: how far apart its elements lie in the file, and in the row-major result. */
interface Axis {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The values of a transposed, sliced or expanded view, made row-major. The axes are walked with the
 * widest stride outermost, so positions in the file only ever rise, and one window slides over them:
 * a view into a storage of any size costs one window of memory.
 */
export async function readStrided(file: FileBytes, tensor: PlacedTensor): Promise<Float32Array> {
  const values = new Float32Array(countElements(tensor.shape));
  const axes = axesOf(tensor);
  const window = slidingWindow(file, tensor, lastPosition(axes));
  const step = odometer(axes);
  for (let done = 0; done < values.length; done++) {
    if (step.from >= window.end) await window.moveTo(step.from);
    values[step.to] = window.floats[step.from - window.start]!;
    step.next();
  }
  return values;
}

/** Whether a view can be read like that: no axis steps back into the span of a narrower one. */
export function hasRisingPositions(view: View): boolean {
  const axes = axesOf(view);
  return axes.every(({ from }, i) => from === 0 || from > lastPosition(axes.slice(i + 1)));
}

function axesOf({ shape, strides }: View): Axis[] {
  const to = rowMajorStrides(shape);
  return shape
    .map((size, axis) => ({ size, from: strides[axis]!, to: to[axis]! }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => b.from - a.from);
}

function lastPosition(axes: readonly Axis[]): number {
  return axes.reduce((sum, { size, from }) => sum + (size - 1) * from, 0);
}

/** Counts through all axes, the last one fastest, keeping both positions up to date. */
function odometer(axes: readonly Axis[]) {
  const counts = new Uint32Array(axes.length);
  return {
    from: 0,
    to: 0,
    next() {
      for (let axis = axes.length - 1; axis >= 0; axis--) {
        const { size, from, to } = axes[axis]!;
        this.from += from;
        this.to += to;
        if (++counts[axis]! < size) return;
        counts[axis] = 0;
        this.from -= from * size;
        this.to -= to * size;
      }
    },
  };
}

/** A piece of the file as floats: elements `start` to `end`, counted from the tensor's first. */
function slidingWindow(file: FileBytes, { dtype, offset }: PlacedTensor, last: number) {
  const itemBytes = DTYPE_BYTES[dtype];
  const length = Math.min(WINDOW_ELEMENTS, last + 1);
  const bytes = new Uint8Array(length * itemBytes);
  const floats = new Float32Array(length);
  return {
    floats,
    start: 0,
    end: 0,
    async moveTo(position: number) {
      const count = Math.min(length, last + 1 - position);
      await file.read(offset + position * itemBytes, bytes.subarray(0, count * itemBytes));
      DECODERS[dtype]!(bytes, floats.subarray(0, count));
      this.start = position;
      this.end = position + count;
    },
  };
}
