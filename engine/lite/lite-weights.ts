import { z } from 'zod';
import { CheckpointError } from '../checkpoints/checkpoint-error.ts';
import { listProblem } from '../checkpoints/import/fit-file.ts';
import { safetensorsMetadata } from '../checkpoints/safetensors.ts';
import { openWeightFile, type WeightFile } from '../checkpoints/weight-file.ts';
import { elementCount } from '../networks/graph/value.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import type { LiteWidths } from '../networks/widths.ts';
import { type LiteKind, liteGraphs } from './lite-graphs.ts';

/** What the lite model has learnt. */
export interface LiteWeights extends LiteKind {
  /** The pictures it learnt from, pixels. */
  readonly trained: LiteSize;
  /** By the names of the training's network, float32. */
  readonly values: ReadonlyMap<string, Float32Array>;
}

/** Goes up with training/export_lite.py, when weights must be read in another way. */
const FORMAT = '3';

const count = z.int().positive();
const sizesSchema = z.object({
  unet: z.object({
    block_out_channels: z.array(count).min(2),
    layers_per_block: count,
    heads: count,
    groups: count,
    latent_channels: count,
    attention_from: z.int().nonnegative(),
  }),
  motion: z.object({ heads: count, positions: count, levels: count.nullish() }),
  pose_guider: z.object({
    kind: z.enum(['moore', 'paper']),
    conditioning_channels: count,
    block_out_channels: z.array(count),
    out_channels: count,
  }),
  fine_channels: z.tuple([count, count]),
  fine_groups: count,
});

/** Its metadata, each value a text of JSON. */
const aboutSchema = z.object({ sizes: sizesSchema, size_px: z.tuple([count, count]) });

/**
 * Reads what training/export_lite.py wrote, all of it into memory: every tensor that the networks read
 * must be there, and no other.
 * @throws CheckpointError where the file is of another version, not whole, or of another network
 */
export async function readLiteWeights(path: string): Promise<LiteWeights> {
  const about = await readAbout(path);
  const file = await openWeightFile(path);
  try {
    const hasMotion = [...file.tensors.keys()].some((name) => name.includes('.motion_modules.'));
    const kind = { ...about, hasMotion };
    checkTensors(file, kind);
    const values = new Map<string, Float32Array>();
    for (const name of file.tensors.keys()) values.set(name, await file.read(name));
    return { ...kind, values };
  } finally {
    await file.close();
  }
}

async function readAbout(path: string): Promise<Pick<LiteWeights, 'widths' | 'trained'>> {
  const metadata = await safetensorsMetadata(path);
  const given = metadata.format ?? 'none';
  const refuse = () =>
    new CheckpointError('checkpoint-version', { file: path, given, expected: FORMAT });
  if (given !== FORMAT) throw refuse();
  const about = aboutSchema.safeParse({
    sizes: parse(metadata.sizes),
    size_px: parse(metadata.size_px),
  });
  if (!about.success) throw refuse();
  const { sizes, size_px } = about.data;
  return { widths: widthsOf(sizes), trained: { height: size_px[0], width: size_px[1] } };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function widthsOf(sizes: z.infer<typeof sizesSchema>): LiteWidths {
  const { unet, motion, pose_guider: guider } = sizes;
  return {
    unet: {
      blockOutChannels: unet.block_out_channels,
      layersPerBlock: unet.layers_per_block,
      heads: unet.heads,
      groups: unet.groups,
      latentChannels: unet.latent_channels,
      attentionFrom: unet.attention_from,
    },
    motion: { ...motion, levels: motion.levels ?? undefined },
    poseGuider: {
      kind: guider.kind,
      conditioningChannels: guider.conditioning_channels,
      blockOutChannels: guider.block_out_channels,
      outChannels: guider.out_channels,
    },
    fineChannels: sizes.fine_channels,
    fineGroups: sizes.fine_groups,
  };
}

/** Holds the file against what the networks read. */
function checkTensors(file: WeightFile, kind: Omit<LiteWeights, 'values'>): void {
  const needed = new Map<string, number>();
  for (const graph of liteGraphs(kind, { ...kind.trained, frames: 1 }))
    for (const { key, skip, shape } of graph.weights)
      needed.set(key, Math.max(needed.get(key) ?? 0, skip + elementCount(shape)));
  const missing = [...needed.keys()].filter((name) => !file.tensors.has(name));
  const unused = [...file.tensors.keys()].filter((name) => !needed.has(name));
  const [problem] = [
    ...listProblem(file, 'checkpoint-key-missing', missing),
    ...listProblem(file, 'checkpoint-key-unused', unused),
  ];
  if (problem) throw problem;
  for (const [tensor, expected] of needed) {
    const { shape } = file.tensors.get(tensor)!;
    if (elementCount(shape) !== expected)
      throw new CheckpointError('checkpoint-shape', {
        file: file.path,
        tensor,
        given: `[${shape}]`,
        expected: `${expected} numbers`,
      });
  }
}
