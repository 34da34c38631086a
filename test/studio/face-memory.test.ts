import { expect, test } from 'vitest';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import { buildGraph } from '../../engine/models/build-graph.ts';
import { memoryOn } from '../../engine/models/memory-on.ts';
import { planMemory } from '../../engine/models/memory-plan.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { passSide } from '../../engine/studio/face-crops.ts';

const { widths } = PROFILES.moore;
const style = {
  widths,
  dtype: 'float32',
  operators: { ...PLAIN_OPERATORS, attention: 'MultiHeadAttention' },
} as const;

interface Picture {
  readonly width: number;
  readonly height: number;
}

function stagesOf(picture: Picture, frames: number) {
  const wanted = { ...picture, frames, window: 8, guidance: false };
  const options = { style, provider: 'cpu', availableBytes: Number.POSITIVE_INFINITY } as const;
  return planMemory({ ...options, wanted });
}

/** What stays of the first pass while the second one denoises: its latents, and what it read of the photo. */
function keptBytes({ width, height }: Picture, frames: number): number {
  const latent = [height / 8, width / 8] as const;
  const keys = memoryOn('cpu', buildGraph(style, 'reference-keys', { size: { latent } }));
  return keys.io + 4 * frames * widths.unet.latentChannels * latent[0] * latent[1];
}

test.each([
  [{ width: 512, height: 512 }, 24],
  [{ width: 256, height: 256 }, 720],
])(
  'in %o with %i frames, the second pass on faces takes less memory than the first',
  (picture, frames) => {
    const side = passSide(picture);
    const [clip, faces] = [
      stagesOf(picture, frames),
      stagesOf({ width: side, height: side }, frames),
    ];
    expect(clip.peak.stage).toBe('denoise');
    expect(faces.peak.total + keptBytes(picture, frames)).toBeLessThan(clip.peak.total);
  },
);
