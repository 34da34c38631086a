import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from './model-error.ts';
import { NETWORKS, type NetworkName } from './networks.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { count, size, sizes } from './size-schemas.ts';

const FILE = 'model.json';
const FORMAT_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileRecord = z.strictObject({
  file: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256,
});

const widths = z.strictObject({
  unet: z.strictObject({
    blockOutChannels: sizes,
    layersPerBlock: count,
    heads: count,
    groups: size,
    contextWidth: size,
    latentChannels: count,
  }),
  motion: z.strictObject({ heads: count, positions: size }),
  poseGuider: z.strictObject({
    kind: z.enum(['moore', 'paper', 'champ']),
    conditioningChannels: count,
    blockOutChannels: sizes,
    outChannels: size,
  }),
  clipVision: z.strictObject({
    hidden: size,
    intermediate: size,
    layers: count,
    heads: count,
    patch: size,
    image: size,
    projection: size,
  }),
  vae: z.strictObject({
    blockOutChannels: sizes,
    layersPerBlock: count,
    latentChannels: count,
    groups: size,
    scale: z.number().positive(),
  }),
});

const modelRecord = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  profile: z.enum(Object.keys(PROFILES) as [ProfileName, ...ProfileName[]]),
  /** That of the networks; the autoencoder is always float32. */
  dtype: z.enum(['float32', 'float16']),
  widths,
  /** The files of the networks that are there, in this folder. */
  networks: z.array(fileRecord.extend({ name: z.enum(NETWORKS) })).min(1),
  /** The files they were made of. */
  sources: z.array(fileRecord),
  /** The licences that the operator accepted, by their addresses. */
  licences: z.array(z.strictObject({ name: z.string(), url: z.string() })),
});

/** What an imported model says of itself, in the `model.json` of its folder. */
export type ModelRecord = z.infer<typeof modelRecord>;

/** @throws ModelError `model-missing`, `model-record` */
export async function readModelRecord(folder: string): Promise<ModelRecord> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
      throw new ModelError('model-missing', { folder }, { cause });
    throw cause;
  });
  const parsed = modelRecord.safeParse(parseJson(text, folder));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const reason = `is not as expected (${issue?.path.join('.')}: ${issue?.message})`;
    throw new ModelError('model-record', { folder, reason });
  }
  checkNames(parsed.data, folder);
  return parsed.data;
}

/** Writes the record, on the disk before this returns. */
export async function writeModelRecord(
  folder: string,
  record: Omit<ModelRecord, 'formatVersion'>,
): Promise<void> {
  const file = await open(join(folder, FILE), 'wx');
  try {
    await file.writeFile(
      `${JSON.stringify({ formatVersion: FORMAT_VERSION, ...record }, null, 2)}\n`,
    );
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The file of a network, in the folder of a model. */
export function networkFile(network: NetworkName): string {
  return `${network}.safetensors`;
}

function parseJson(text: string, folder: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('model-record', { folder, reason: 'is not JSON' }, { cause });
  }
}

/** A record is only trusted with the files that it must have: none outside of the folder. */
function checkNames({ networks }: ModelRecord, folder: string): void {
  for (const { name, file } of networks)
    if (file !== networkFile(name))
      throw new ModelError('model-record', { folder, reason: `names the file ${file}` });
}
