import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import type { GraphName, GraphSizes } from '../../engine/models/graphs.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

/** A network at a size whose memory is predicted and measured. */
export interface MemoryCase {
  readonly title: string;
  readonly name: GraphName;
  readonly widths: NetworkWidths;
  readonly size: GraphSizes[GraphName];
}

const full = PROFILES.moore.widths;
/** A quarter, and an eighth, as wide. */
const quarter: NetworkWidths = {
  ...full,
  unet: { ...full.unet, groups: 16, blockOutChannels: [80, 160, 320, 320] },
  vae: { ...full.vae, groups: 16, blockOutChannels: [32, 64, 128, 128] },
};
const eighth: NetworkWidths = {
  ...full,
  unet: { ...full.unet, groups: 8, blockOutChannels: [40, 80, 160, 160] },
};

const square = [32, 32] as const;
const portrait = [48, 32] as const;
const large = [96, 64] as const;
const plain = ['reference'] as const;
const guided = ['plain', 'reference'] as const;

/** Those that take little first. */
export const CASES: readonly MemoryCase[] = [
  unet('an eighth wide', eighth, { latent: square, frames: 8, rows: guided }),
  unet('a quarter wide', quarter, { latent: square, frames: 8, rows: plain }),
  decoder('a quarter wide, 512×768', quarter),
  decoder('512×768', full),
  { title: 'reference-net, 512×768', name: 'reference-net', widths: full, size: { latent: large } },
  unet('256×256, 8 frames', full, { latent: square, frames: 8, rows: plain }),
  unet('256×256, 8 frames, guided', full, { latent: square, frames: 8, rows: guided }),
  unet('256×256, 16 frames', full, { latent: square, frames: 16, rows: plain }),
  unet('256×384, 8 frames', full, { latent: portrait, frames: 8, rows: plain }),
];

function unet(what: string, widths: NetworkWidths, size: GraphSizes['denoising-unet']): MemoryCase {
  return { title: `denoising-unet, ${what}`, name: 'denoising-unet', widths, size };
}

function decoder(what: string, widths: NetworkWidths): MemoryCase {
  const size = { latent: large, frames: 1 };
  return { title: `vae-decoder, ${what}`, name: 'vae-decoder', widths, size };
}
