import { join } from 'node:path';
import { type ImportOptions, importModel } from '../../../engine/checkpoints/import-model.ts';
import type { NetworkName } from '../../../engine/checkpoints/networks.ts';
import { openWeightFile } from '../../../engine/checkpoints/weight-file.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  type TinyCheckpoint,
  type TinyTensor,
  writeCheckpoint,
} from '../../helpers/tiny-checkpoint.ts';

/** Files of a tiny checkpoint. */
export const VAE = 'sd-vae-ft-mse/diffusion_pytorch_model.safetensors';
export const CLIP = 'image_encoder/model.safetensors';

/** Imports a checkpoint; the folder it would be made in has nothing else. */
export async function importTiny(checkpoint: TinyCheckpoint, options: Partial<ImportOptions> = {}) {
  const from = tempFolder();
  const parent = tempFolder();
  writeCheckpoint(from, checkpoint);
  const to = join(parent, 'tiny');
  const done = importModel({ from, to, profile: 'moore', dtype: 'float32', ...options });
  return {
    from,
    to,
    parent,
    error: await done.then(
      () => null,
      (error: unknown) => error,
    ),
  };
}

/** The weights of an imported network by name. */
export async function valuesOf(
  folder: string,
  network: NetworkName,
): Promise<Map<string, Float32Array>> {
  const file = await openWeightFile(join(folder, `${network}.safetensors`));
  const values = new Map<string, Float32Array>();
  for (const name of file.tensors.keys()) values.set(name, await file.read(name));
  await file.close();
  return values;
}

/** The same checkpoint with one file edited. */
export function change(
  checkpoint: TinyCheckpoint,
  file: string,
  edit: (tensors: TinyTensor[]) => TinyTensor[],
): TinyCheckpoint {
  return new Map(checkpoint).set(file, edit(checkpoint.get(file)!));
}
