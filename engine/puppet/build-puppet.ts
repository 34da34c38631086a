import type { Person } from '../core/person.ts';
import type { Analysis, Cutout } from './analysis.ts';
import { analyse, cutOut } from './analysis.ts';
import { refineArms } from './arm-refinement.ts';
import { findArmRemains, findWallSlivers } from './erase.ts';
import { figureOf } from './figure.ts';
import { floorOf } from './floor.ts';
import { labelParts } from './labels.ts';
import type { LayerPlan } from './layer-plan.ts';
import { planLayers } from './layers.ts';
import { buildMesh } from './mesh.ts';
import type { Layer, Puppet } from './puppet.ts';
import type { ArmName } from './skeleton.ts';
import type { SkinShape } from './skinning.ts';
import { layerWeights } from './skinning.ts';
import { findHem } from './skirt.ts';
import { paintLayer } from './texture.ts';

/** Distance of mesh vertices in torso lengths. */
const MESH_STEP = 0.04;

const puppets = new WeakMap<Person, Puppet>();

/** The puppet of a person, cut when it is first asked for, which takes about a second. */
export function puppetOf(person: Person): Puppet {
  const puppet = puppets.get(person) ?? buildPuppet(person);
  puppets.set(person, puppet);
  return puppet;
}

/** Cuts a person into layers: parts, arms cut clean, what lies beneath them made up, and meshes. */
export function buildPuppet(person: Person): Puppet {
  const cutout = cutOut(person);
  const whole = analyse(person, cutout);
  const arms = refineArms(whole, labelParts(whole));
  const slivers = findWallSlivers(whole, arms.labels);
  const analysis = { ...whole, inside: whole.inside.map((v, i) => (slivers[i] ? 0 : v)) };
  const near = findArmRemains(analysis, arms.labels, arms.lost);
  const hem = findHem(analysis);
  const plans = planLayers({ analysis, labels: arms.labels, near, hem });
  const figure = figureOf(person, { left: 0, top: 0, scale: 1 });
  const shape = { skirt: hem !== null, bottom: cutout.top + cutout.height };
  const layers = plans.flatMap((plan) => buildLayer({ person, cutout, analysis, shape }, plan));
  const floor = floorOf(person.body);
  return {
    rest: figure.joints,
    torso: figure.torso,
    floor,
    half: figure.half,
    layers: mirrorBadArm(layers, arms.bad),
  };
}

interface Material {
  readonly person: Person;
  readonly cutout: Cutout;
  readonly analysis: Analysis;
  readonly shape: SkinShape;
}

function buildLayer({ person, cutout, analysis, shape }: Material, plan: LayerPlan): Layer[] {
  const texture = paintLayer(cutout, analysis, plan);
  if (!texture) return [];
  const figure = figureOf(person, { left: 0, top: 0, scale: 1 });
  const step = Math.max(4, MESH_STEP * figure.torso);
  const mesh = buildMesh(texture, layerWeights(plan.name, figure, shape), step);
  return [{ name: plan.name, texture, mesh, mirrored: false }];
}

/** One bad arm borrows the other's picture; two bad arms stay as they are. */
function mirrorBadArm(layers: readonly Layer[], bad: readonly ArmName[]): Layer[] {
  if (bad.length !== 1) return [...layers];
  const good = layers.find((l) => l.name === (bad[0] === 'leftArm' ? 'rightArm' : 'leftArm'));
  if (!good) return [...layers];
  return layers.map((l) => (l.name === bad[0] ? { ...good, name: l.name, mirrored: true } : l));
}
