import type { LayerName } from './layer-plan.ts';
import type { Mesh } from './mesh.ts';
import type { Joints } from './skeleton.ts';
import type { Texture } from './texture.ts';

/** One cut-out part of the person. */
export interface Layer {
  readonly name: LayerName;
  readonly texture: Texture;
  readonly mesh: Mesh;
  /** True when this arm is drawn with the mirrored picture of the other one. */
  readonly mirrored: boolean;
}

/** A person cut into layers that bones can move. All places are pixels of the photo. */
export interface Puppet {
  readonly rest: Joints;
  /** Torso length T in pixels. */
  readonly torso: number;
  /** y of the lowest foot at rest. */
  readonly floor: number;
  readonly half: boolean;
  readonly layers: readonly Layer[];
}
