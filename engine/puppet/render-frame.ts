import type { RgbImage } from '../core/image.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import type { Affines } from './bones.ts';
import { boneAffines, mirroredArmAffines } from './bones.ts';
import type { DepthOrder } from './depth-order.ts';
import { FLAT_ORDER } from './depth-order.ts';
import type { LayerName } from './layer-plan.ts';
import type { Mesh } from './mesh.ts';
import { INFLUENCES } from './mesh.ts';
import type { Layer, Puppet } from './puppet.ts';
import { drawTriangles } from './rasterise.ts';
import { drawContactShadows } from './shadow.ts';
import { jointsOf } from './skeleton.ts';
import type { Texture } from './texture.ts';

/**
 * Draws the puppet in a pose (pixels of the photo) over a background of the output's size.
 * `order` says which limbs lie behind, see `planDepthOrder`.
 */
export function renderFrame(
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  background: RgbImage,
  out: RgbImage,
  order: DepthOrder = FLAT_ORDER,
): void {
  out.data.set(background.data);
  const joints = jointsOf(pose.body);
  const affines = boneAffines(puppet.rest, joints);
  drawContactShadows(out, puppet, joints, view);
  for (const name of drawingOrder(order)) {
    const layer = puppet.layers.find((l) => l.name === name);
    if (!layer) continue;
    const own = layer.mirrored ? mirroredAffines(puppet, joints, layer) : affines;
    drawLayer(out, layer, own, view);
  }
}

function drawingOrder({ behind, frontLeg }: DepthOrder): LayerName[] {
  const arms = (['leftArm', 'rightArm'] as const).filter((arm) => !behind.includes(arm));
  const backLeg = frontLeg === 'leftLeg' ? 'rightLeg' : 'leftLeg';
  return [...behind, backLeg, frontLeg, 'torso', 'head', ...arms];
}

function mirroredAffines(puppet: Puppet, joints: Float32Array, layer: Layer): Affines {
  return mirroredArmAffines(puppet.rest, joints, layer.name === 'leftArm' ? 'leftArm' : 'rightArm');
}

function drawLayer(out: RgbImage, { mesh, texture }: Layer, affines: Affines, view: View): void {
  const level = view.scale >= 0.6 ? 0 : view.scale >= 0.3 ? 1 : 2;
  drawTriangles(out, {
    texture: texture.levels[level]!,
    triangles: mesh.triangles,
    screen: skin(mesh, affines, view),
    texels: texelsOf(mesh, texture, 1 / 2 ** level),
  });
}

/** Vertices in the output: linear blend skinning, then the view. */
function skin(mesh: Mesh, affines: Affines, view: View): Float32Array {
  const { places, bones, weights } = mesh;
  const screen = new Float32Array(places.length);
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
    screen[v * 2] = view.scale * x + view.x;
    screen[v * 2 + 1] = view.scale * y + view.y;
  }
  return screen;
}

function texelsOf(mesh: Mesh, texture: Texture, scale: number): Float32Array {
  return mesh.places.map((p, i) => (p - (i % 2 === 0 ? texture.left : texture.top)) * scale);
}
