import { createTorchNoise } from './torch-noise.ts';

/** Of a clip's latents: frames, channels, and the pixels of a frame. */
export interface LatentShape {
  readonly frames: number;
  readonly channels: number;
  readonly pixels: number;
}

/**
 * Noise for latents, draw after draw from one seed, [F,C,pixels]. The numbers are those that PyTorch
 * draws as [1,C,F,h,w], so that the same seed gives the clip that the public pipelines make of it.
 */
export function createLatentNoise(
  seed: number,
  { frames, channels, pixels }: LatentShape,
): () => Float32Array {
  const draw = createTorchNoise(seed);
  return () => {
    const drawn = draw(channels * frames * pixels);
    const noise = new Float32Array(drawn.length);
    for (let row = 0; row < channels * frames; row++) {
      const [channel, frame] = [Math.floor(row / frames), row % frames];
      const plane = drawn.subarray(row * pixels, (row + 1) * pixels);
      noise.set(plane, (frame * channels + channel) * pixels);
    }
    return noise;
  };
}
