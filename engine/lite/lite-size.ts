import type { LiteSize } from '../networks/lite/lite-photo.ts';
import type { LiteWidths } from '../networks/widths.ts';

/** The branch around the UNet takes a picture's sides to an eighth. */
const BRANCH = 8;

/**
 * How large the lite model draws a clip: about as many pixels as it learnt from, in the clip's shape, in
 * sides that its levels can halve; no larger than the clip where that can be.
 */
export function liteSize(clip: LiteSize, trained: LiteSize, { unet }: LiteWidths): LiteSize {
  const unit = BRANCH * 2 ** (unet.blockOutChannels.length - 1);
  const scale = Math.sqrt((trained.width * trained.height) / (clip.width * clip.height));
  const fitted = (side: number) => {
    const most = Math.max(1, Math.floor(side / unit));
    return unit * Math.min(most, Math.max(1, Math.round((side * scale) / unit)));
  };
  return { height: fitted(clip.height), width: fitted(clip.width) };
}
