import { conv, linear, norm, under, type WeightKey } from './weight-key.ts';

interface ResnetSize {
  readonly in: number;
  readonly out: number;
  /** Width of the time embedding; the autoencoder has none. */
  readonly time?: number;
}

/** A residual block of two 3×3 convolutions (diffusers: ResnetBlock2D). */
export function resnetKeys(name: string, { in: width, out, time }: ResnetSize): WeightKey[] {
  return under(name, [
    ...norm('norm1', width),
    ...conv('conv1', { in: width, out, kernel: 3 }),
    ...(time === undefined ? [] : linear('time_emb_proj', { in: time, out })),
    ...norm('norm2', out),
    ...conv('conv2', { in: out, out, kernel: 3 }),
    ...(width === out ? [] : conv('conv_shortcut', { in: width, out, kernel: 1 })),
  ]);
}
