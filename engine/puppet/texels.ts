import type { Layer } from './puppet.ts';

/** Where a layer's vertices lie in its texture, `[x, y]` each, in texels of so many pixels of the photo. */
export function texelsOf({ mesh, texture }: Layer, step: number): Float32Array {
  const { places } = mesh;
  const texels = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 2) {
    texels[i] = (places[i]! - texture.left) / step;
    texels[i + 1] = (places[i + 1]! - texture.top) / step;
  }
  return texels;
}
