/** How much of a latent is signal and noise; their squares make 1. */
export interface Shares {
  readonly signal: number;
  readonly noise: number;
}

/** In float32, from the part of the signal's power that is left. */
export function sharesAt(alphaCumprod: number): Shares {
  return {
    signal: Math.fround(Math.sqrt(alphaCumprod)),
    noise: Math.fround(Math.sqrt(Math.fround(1 - alphaCumprod))),
  };
}
