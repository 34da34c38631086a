import type { Attributes } from './graph.ts';
import { unfit } from './infer-simple.ts';
import type { Call } from './operator.ts';
import { describeType, sameShape, type TensorType, type Value } from './value.ts';

/**
 * Of a convolution over any number of axes: x [N,C,…sides], weight [O,C,…kernel], bias [O]; pads are
 * the starts of all axes, then their ends.
 */
export function inferConv({ inputs, attributes }: Call): readonly TensorType[] {
  const [x, weight, bias] = inputs as [Value, Value, Value | undefined];
  const [count, channels, ...sides] = x.shape as [number, number, ...number[]];
  const [out, weightChannels, ...kernel] = weight.shape as [number, number, ...number[]];
  if (sides.length !== kernel.length || channels !== weightChannels) throw unfit(x, weight);
  if (bias && !sameShape(bias.shape, [out])) throw unfit(weight, bias);
  return [{ dtype: x.dtype, shape: [count, out, ...places(sides, kernel, attributes)] }];
}

/** Of a maximum or a mean over windows: x [N,C,…sides]. */
export function inferPool({ inputs, attributes }: Call): readonly TensorType[] {
  const x = inputs[0] as Value;
  const [count, channels, ...sides] = x.shape as [number, number, ...number[]];
  const kernel = attributes.kernel_shape as readonly number[];
  if (sides.length !== kernel.length) {
    throw new Error(`${describeType(x)} has no windows of ${kernel.join('×')}`);
  }
  return [{ dtype: x.dtype, shape: [count, channels, ...places(sides, kernel, attributes)] }];
}

/** Of the mean over everything but rows and channels: [N,C,…sides] → [N,C,1,…]. */
export function inferGlobalAveragePool({ inputs }: Call): readonly TensorType[] {
  const x = inputs[0] as Value;
  return [{ dtype: x.dtype, shape: x.shape.map((size, axis) => (axis < 2 ? size : 1)) }];
}

/** Of what is taken from places: x [N,C,H,W], grid [N,h,w,2] → [N,C,h,w]. */
export function inferGridSample({ inputs }: Call): readonly TensorType[] {
  const [x, grid] = inputs as [Value, Value];
  const [count, channels] = x.shape as [number, number];
  const [pictures, height, width, axes] = grid.shape as [number, number, number, number];
  if (x.shape.length !== 4 || pictures !== count || axes !== 2) throw unfit(x, grid);
  return [{ dtype: x.dtype, shape: [count, channels, height, width] }];
}

/** How many places a window has along each axis. */
function places(
  sides: readonly number[],
  kernel: readonly number[],
  attributes: Attributes,
): number[] {
  const pads = attributes.pads as readonly number[];
  const strides = attributes.strides as readonly number[];
  if (pads.length !== 2 * sides.length || strides.length !== sides.length) {
    throw new Error(`pads ${pads} and strides ${strides} are not of ${sides.length} axes`);
  }
  return sides.map((side, axis) => {
    const padded = side + pads[axis]! + pads[axis + sides.length]!;
    return Math.floor((padded - kernel[axis]!) / strides[axis]!) + 1;
  });
}
