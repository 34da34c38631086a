import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { NetworkWidths } from '../../networks/widths.ts';
import { ModelError } from '../model-error.ts';
import { clipSchema, everythingSchema, unetSchema, vaeSchema } from './config-schemas.ts';

/** What the config files in a folder say of the sizes; what they do not say is left out. */
export type ConfiguredWidths = { readonly [N in keyof NetworkWidths]: Partial<NetworkWidths[N]> };

interface ConfigPlaces {
  /** Root of the folder. */
  readonly folder: string;
  /** Weight files with their config.json beside them. */
  readonly clipVision: string;
  readonly vae: string;
}

const UNET_FOLDERS = ['stable-diffusion-v1-5/unet', 'sd-image-variations-diffusers/unet', 'unet'];

/**
 * Sizes from the config files of diffusers and transformers, as public folders have them, and from
 * one `config.json` of everything at the root, which counts most.
 * @throws ModelError `model-config`
 */
export async function readFolderConfigs(places: ConfigPlaces): Promise<ConfiguredWidths> {
  const everything = await readConfig(join(places.folder, 'config.json'), everythingSchema);
  const clip = await readConfig(join(dirname(places.clipVision), 'config.json'), clipSchema);
  const vae = await readConfig(join(dirname(places.vae), 'config.json'), vaeSchema);
  return {
    unet: { ...(await readUnetConfig(places.folder)), ...everything?.unet },
    motion: { ...everything?.motion },
    poseGuider: { ...everything?.poseGuider },
    clipVision: { ...clip, ...everything?.clipVision },
    vae: { ...vae, ...everything?.vae },
  };
}

async function readUnetConfig(folder: string) {
  for (const name of UNET_FOLDERS) {
    const config = await readConfig(join(folder, name, 'config.json'), unetSchema);
    if (config !== null) return config;
  }
  return null;
}

async function readConfig<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = schema.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const reason = `${issue?.path.join('.') || 'it'}: ${issue?.message}`;
  throw new ModelError('model-config', { file, reason });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('model-config', { file, reason: 'it is not JSON' }, { cause });
  }
}
