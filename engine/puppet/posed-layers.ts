import type { Affines } from './bones.ts';
import { boneAffines, mirroredArmAffines } from './bones.ts';
import type { DepthOrder } from './depth-order.ts';
import type { LayerName } from './layer-plan.ts';
import type { Mesh } from './mesh.ts';
import { INFLUENCES } from './mesh.ts';
import type { Layer, Puppet } from './puppet.ts';
import type { Joints } from './skeleton.ts';

/** A layer as it lies in a pose. */
export interface PosedLayer {
  readonly layer: Layer;
  /** Its mesh's vertices, `[x, y]` each, pixels of the photo. */
  readonly places: Float64Array;
}

/** The layers of a puppet in a pose (joints in pixels of the photo), farthest first. */
export function poseLayers(puppet: Puppet, joints: Joints, order: DepthOrder): PosedLayer[] {
  const affines = boneAffines(puppet.rest, joints);
  return drawingOrder(order).flatMap((name) => {
    const layer = puppet.layers.find((l) => l.name === name);
    if (!layer) return [];
    const own = layer.mirrored ? mirroredAffines(puppet, joints, layer) : affines;
    return [{ layer, places: skin(layer.mesh, own) }];
  });
}

function drawingOrder({ behind, frontLeg }: DepthOrder): LayerName[] {
  const arms = (['leftArm', 'rightArm'] as const).filter((arm) => !behind.includes(arm));
  const backLeg = frontLeg === 'leftLeg' ? 'rightLeg' : 'leftLeg';
  return [...behind, backLeg, frontLeg, 'torso', 'head', ...arms];
}

function mirroredAffines(puppet: Puppet, joints: Joints, layer: Layer): Affines {
  return mirroredArmAffines(puppet.rest, joints, layer.name === 'leftArm' ? 'leftArm' : 'rightArm');
}

/** Linear blend skinning. */
function skin({ places, bones, weights }: Mesh, affines: Affines): Float64Array {
  const posed = new Float64Array(places.length);
  for (let v = 0; v * 2 < places.length; v++) {
    const px = places[v * 2]!;
    const py = places[v * 2 + 1]!;
    let x = 0;
    let y = 0;
    for (let k = v * INFLUENCES; k < (v + 1) * INFLUENCES; k++) {
      const w = weights[k]!;
      const m = bones[k]! * 6;
      x += w * (affines[m]! * px + affines[m + 1]! * py + affines[m + 2]!);
      y += w * (affines[m + 3]! * px + affines[m + 4]! * py + affines[m + 5]!);
    }
    posed[v * 2] = x;
    posed[v * 2 + 1] = y;
  }
  return posed;
}
