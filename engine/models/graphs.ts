import type { NetworkName } from '../checkpoints/networks.ts';
import { clipVision } from '../networks/clip-vision.ts';
import { crossAttention } from '../networks/cross-attention.ts';
import {
  type DeepCachePart,
  type DenoisingOptions,
  denoisingUnet,
} from '../networks/denoising-unet.ts';
import type { GraphBuilder } from '../networks/graph/graph-builder.ts';
import { poseGuider } from '../networks/pose-guider.ts';
import { referenceKeys } from '../networks/reference-keys.ts';
import { referenceNet } from '../networks/reference-net.ts';
import { taesdDecoder } from '../networks/taesd-decoder.ts';
import type { LatentSize } from '../networks/unet-places.ts';
import { vaeDecoder, vaeEncoder } from '../networks/vae.ts';
import type { NetworkWidths } from '../networks/widths.ts';

/** What a graph must be told beyond the model's widths: the size of the clip. */
export interface GraphSizes {
  'clip-vision': Record<never, never>;
  'vae-encoder': PictureSize;
  'vae-decoder': LatentFrames;
  'taesd-decoder': LatentFrames;
  'pose-guider': PictureSize & { readonly frames: number };
  'reference-context': { readonly rows: number };
  'reference-net': { readonly latent: LatentSize };
  'reference-keys': { readonly latent: LatentSize };
  'denoising-context': { readonly rows: number };
  'denoising-unet': Pick<DenoisingOptions, 'latent' | 'frames' | 'rows'> & {
    /** Leave the motion modules out. */
    readonly still?: boolean;
  };
  'denoising-full': DeepCacheSize;
  'denoising-shallow': DeepCacheSize;
}

type DeepCacheSize = Pick<DenoisingOptions, 'latent' | 'frames' | 'rows'> &
  Pick<DeepCachePart, 'branch'>;

interface PictureSize {
  readonly height: number;
  readonly width: number;
}

interface LatentFrames {
  readonly latent: LatentSize;
  readonly frames: number;
}

export type GraphName = keyof GraphSizes;

interface GraphKind<Name extends GraphName> {
  /** The network whose file holds the weights. */
  readonly network: NetworkName;
  /** Whether it keeps its memory between runs, see `SessionOptions`. */
  readonly arena?: boolean;
  readonly build: (graph: GraphBuilder, widths: NetworkWidths, size: GraphSizes[Name]) => void;
}

/** Every graph that a model is run by, and whose weights it reads. */
export const GRAPHS: { readonly [Name in GraphName]: GraphKind<Name> } = {
  'clip-vision': {
    network: 'clip-vision',
    build: (graph, widths) => clipVision(graph, widths.clipVision),
  },
  'vae-encoder': {
    network: 'vae',
    build: (graph, widths, size) => vaeEncoder(graph, widths.vae, size),
  },
  'vae-decoder': {
    network: 'vae',
    build: (graph, widths, size) => vaeDecoder(graph, widths.vae, size),
  },
  'taesd-decoder': {
    network: 'taesd-decoder',
    build: (graph, widths, size) =>
      taesdDecoder(graph, { latentChannels: widths.vae.latentChannels, ...size }),
  },
  'pose-guider': {
    network: 'pose-guider',
    build: (graph, widths, size) => poseGuider(graph, { widths: widths.poseGuider, ...size }),
  },
  'reference-context': {
    network: 'reference-net',
    build: (graph, widths, { rows }) => crossAttention(graph, widths.unet, rows),
  },
  'reference-net': {
    network: 'reference-net',
    build: (graph, widths, { latent }) => referenceNet(graph, widths.unet, latent),
  },
  'reference-keys': {
    network: 'denoising-unet',
    build: (graph, widths, { latent }) => referenceKeys(graph, widths.unet, latent),
  },
  'denoising-context': {
    network: 'denoising-unet',
    build: (graph, widths, { rows }) => crossAttention(graph, widths.unet, rows),
  },
  'denoising-unet': {
    network: 'denoising-unet',
    arena: true,
    build: (graph, { unet, motion }, { still, ...size }) =>
      denoisingUnet(graph, { unet, ...(still ? {} : { motion }), ...size }),
  },
  // The two parts take turns: with arenas, each would hold the memory that the other needs.
  'denoising-full': {
    network: 'denoising-unet',
    build: (graph, { unet, motion }, { branch, ...size }) =>
      denoisingUnet(graph, { unet, motion, ...size, deepCache: { branch, part: 'full' } }),
  },
  'denoising-shallow': {
    network: 'denoising-unet',
    build: (graph, { unet, motion }, { branch, ...size }) =>
      denoisingUnet(graph, { unet, motion, ...size, deepCache: { branch, part: 'shallow' } }),
  },
};
