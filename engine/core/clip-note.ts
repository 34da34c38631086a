/** What the asker should know of how a clip was made. */
export type ClipNote =
  /** The networks' pictures were smaller than the clip's, for want of memory. */
  | 'drawn-smaller'
  /** Fewer frames were denoised together than the model is best at, for want of memory. */
  | 'short-windows'
  /** The weights of the quality `lite` could not be used, so the photo was cut and moved alone. */
  | 'lite-unusable';
