import { BONE_COUNT, LIMBS } from './skeleton.ts';
import type { WeightField } from './skinning.ts';
import type { Texture } from './texture.ts';

/** Bones that may move one vertex. */
export const INFLUENCES = 4;

/** A grid over a layer. Places are photo pixels. */
export interface Mesh {
  /** `[x, y]` a vertex. */
  readonly places: Float32Array;
  /** Three vertices a triangle, in drawing order: a folded limb overlaps itself from trunk to tip. */
  readonly triangles: Uint32Array;
  /** `INFLUENCES` bones and their weights a vertex. */
  readonly bones: Uint8Array;
  readonly weights: Float32Array;
}

/** Lays a grid of `step` pixels over everything visible of a texture and binds it to the bones. */
export function buildMesh(texture: Texture, field: WeightField, step: number): Mesh {
  const columns = Math.ceil((texture.width - 1) / step) + 1;
  const rows = Math.ceil((texture.height - 1) / step) + 1;
  const index = new Int32Array(columns * rows).fill(-1);
  const places: number[] = [];
  const vertex = (column: number, row: number): number => {
    const k = row * columns + column;
    if (index[k]! < 0) {
      index[k] = places.length / 2;
      places.push(texture.left + column * step, texture.top + row * step);
    }
    return index[k]!;
  };
  const triangles: number[][] = [];
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      if (!visible(texture, column * step, row * step, step)) continue;
      const [a, b] = [vertex(column, row), vertex(column + 1, row)];
      const [c, d] = [vertex(column, row + 1), vertex(column + 1, row + 1)];
      triangles.push([a, b, c], [b, d, c]);
    }
  return bind(Float32Array.from(places), triangles, field);
}

function visible(texture: Texture, x0: number, y0: number, step: number): boolean {
  const { data } = texture.levels[0]!;
  const x1 = Math.min(texture.width - 1, Math.ceil(x0 + step) + 1);
  const y1 = Math.min(texture.height - 1, Math.ceil(y0 + step) + 1);
  for (let y = Math.max(0, Math.floor(y0) - 1); y <= y1; y++)
    for (let x = Math.max(0, Math.floor(x0) - 1); x <= x1; x++)
      if (data[(y * texture.width + x) * 4 + 3]! > 0) return true;
  return false;
}

function bind(places: Float32Array, triangles: number[][], field: WeightField): Mesh {
  const count = places.length / 2;
  const bones = new Uint8Array(count * INFLUENCES);
  const weights = new Float32Array(count * INFLUENCES);
  const rank = boneRanks();
  const order = new Float32Array(count);
  for (let v = 0; v < count; v++) {
    const all = field(places[v * 2]!, places[v * 2 + 1]!);
    order[v] = all.reduce((sum, w, k) => sum + w * rank[k]!, 0);
    const strongest = [...all.keys()].sort((p, q) => all[q]! - all[p]!).slice(0, INFLUENCES);
    const sum = strongest.reduce((total, k) => total + all[k]!, 0);
    strongest.forEach((k, n) => {
      bones[v * INFLUENCES + n] = k;
      weights[v * INFLUENCES + n] = all[k]! / sum;
    });
  }
  const depth = (t: number[]) => t.reduce((sum, v) => sum + order[v]!, 0);
  const sorted = triangles.map((t) => ({ t, depth: depth(t) })).sort((p, q) => p.depth - q.depth);
  return { places, triangles: Uint32Array.from(sorted.flatMap(({ t }) => t)), bones, weights };
}

/** 0 for the trunk, then 1, 2, 3 along each limb. */
function boneRanks(): Float32Array {
  const ranks = new Float32Array(BONE_COUNT);
  for (const limb of Object.values(LIMBS))
    limb.forEach((bone, k) => {
      ranks[bone.bone] = k + 1;
    });
  return ranks;
}
