import type { RgbImage } from '../core/image.ts';

/** What a puppet is drawn on. */
export interface Canvas extends RgbImage {
  /** [h,w] how much of what was there before still shows, 0…255; absent: nobody asks. */
  readonly through?: Uint8Array;
}
