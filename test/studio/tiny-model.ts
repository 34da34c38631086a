import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { importModel } from '../../engine/checkpoints/import-model.ts';
import { type Model, openModel } from '../../engine/models/open-model.ts';
import { keepNetworks } from '../../engine/studio/keep-networks.ts';
import type { Poses } from '../../engine/studio/pose-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';

const CHECKPOINT = fileURLToPath(new URL('../fixtures/networks/odd', import.meta.url));

/** The tiny networks of the golden data, imported into a folder. */
export async function openTinyModel(folder: string): Promise<Model> {
  await importModel({ from: CHECKPOINT, profile: 'moore', to: folder, dtype: 'float32' });
  return openModel(folder, 'cpu');
}

/** The same with networks that stay open, until the tests of the file are done. */
export async function keepTinyModel(): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'anydance-studio-'));
  const networks = keepNetworks(await openTinyModel(join(folder, 'model')));
  afterAll(async () => {
    await networks.close();
    await rm(folder, { recursive: true });
  });
  return networks.model;
}

export interface WatchedModel {
  readonly model: Model;
  /** What was opened, by name and rows, in order. */
  readonly opened: readonly string[];
  /** How many of them are open now. */
  open(): number;
}

/** Watches which networks are opened, and whether they are closed again. */
export function watchModel(model: Model): WatchedModel {
  const opened: string[] = [];
  let open = 0;
  return {
    opened,
    open: () => open,
    model: {
      ...model,
      async open(name, size, taps) {
        const network = await model.open(name, size, taps);
        opened.push('rows' in size ? `${name} ${size.rows}` : name);
        open++;
        return {
          run: network.run,
          async close() {
            open--;
            await network.close();
          },
        };
      },
    },
  };
}

/** Poses that differ from frame to frame. */
export function scatteredPoses(frames: number): Poses {
  return { frames, at: (frame) => ({ pose: scatteredPicture(8 + frame, 10) }) };
}
