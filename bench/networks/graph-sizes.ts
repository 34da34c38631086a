import type { GraphSizes } from '../../engine/models/graphs.ts';
import type { LatentSize } from '../../engine/networks/unet-places.ts';
import type { CallRequest, MeasuredNetwork } from './request.ts';

type Size = Omit<CallRequest, 'network' | 'widths' | 'threads'>;

const latent = ({ height, width }: Size): LatentSize => [height, width];
const picture = ({ height, width }: Size) => ({ height: 8 * height, width: 8 * width });

/** What the engine's graph of a network must be told, from the size of a request. */
export const GRAPH_SIZES: { readonly [Name in MeasuredNetwork]: (size: Size) => GraphSizes[Name] } =
  {
    'denoising-unet': (size) => ({
      latent: latent(size),
      frames: size.frames,
      rows: size.guided ? ['plain', 'reference'] : ['reference'],
    }),
    'reference-net': (size) => ({ latent: latent(size) }),
    'pose-guider': (size) => ({ frames: size.frames, ...picture(size) }),
    'clip-vision': () => ({}),
    'vae-encoder': picture,
    'vae-decoder': (size) => ({ latent: latent(size), frames: size.frames }),
    'taesd-decoder': (size) => ({ latent: latent(size), frames: size.frames }),
  };
