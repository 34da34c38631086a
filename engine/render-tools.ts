import { modelHome } from './checkpoints/model-home.ts';
import { type LiteModel, openLite } from './lite/open-lite.ts';
import { liteWeightsPath } from './lite/weights-path.ts';
import type { Model } from './models/open-model.ts';
import { rememberOperators } from './models/operators-of.ts';
import { type ClipWork, createProviderChooser } from './models/providers/provider-chooser.ts';
import { type MemoryLimits, readMemoryLimits } from './network-memory.ts';
import { loadPerceptionModels, type PerceptionModels } from './perception/models.ts';
import { pickModel } from './pick-model.ts';
import type { StudioWishes } from './render-request.ts';
import { type PhotoReader, rememberPhotos } from './studio/photo-cache.ts';
import { usualProvider } from './usual-provider.ts';
import { type FfmpegEnvironment, findFfmpeg } from './video/ffmpeg.ts';

/** What is loaded once and used for every clip. */
export interface RenderTools {
  /** Path of the ffmpeg program. Rejects with UserError `ffmpeg-missing`. */
  ffmpegPath(): Promise<string>;
  /** The landmark models, loaded at the first call. */
  models(): Promise<PerceptionModels>;
  /** The model of the quality `lite`, loaded at the first call. Rejects with CheckpointError. */
  liteModel(): Promise<LiteModel>;
  /** Opens a model of the quality `studio`. Rejects with UserError `model-…`, `provider-failed`. */
  studioModel(wishes: StudioWishes, clip: ClipWork): Promise<Model>;
  /** Has a model look at a photo; what it saw of the last ones is kept, see `rememberPhotos`. */
  readonly readPhoto: PhotoReader;
  /** What the operator allows. Throws UserError `option-invalid`. */
  memoryLimits(): MemoryLimits;
}

type ToolsEnvironment = FfmpegEnvironment & Readonly<Record<string, string | undefined>>;

/**
 * @param env where to look for ffmpeg: `ANYDANCE_FFMPEG`, else `PATH`, else the packaged one; and for
 * models: `ANYDANCE_MODELS`, else `data/models`; where networks run:
 * `ANYDANCE_PROVIDER`; for memory, see `readMemoryLimits`; weights of the lite model other than those that
 * come along: `ANYDANCE_LITE_WEIGHTS`
 */
export function createRenderTools(env: ToolsEnvironment): RenderTools {
  let models: Promise<PerceptionModels> | undefined;
  let lite: Promise<LiteModel> | undefined;
  const machine = { chooser: createProviderChooser(), findOperators: rememberOperators() };
  return {
    ffmpegPath: () => findFfmpeg(env),
    models: () => {
      models ??= loadPerceptionModels();
      return models;
    },
    async liteModel() {
      lite ??= openLite(liteWeightsPath(env), machine.findOperators);
      try {
        return await lite;
      } catch (error) {
        // The operator may put the file right while the worker runs.
        lite = undefined;
        throw error;
      }
    },
    async studioModel(wishes, clip) {
      const wished = { provider: usualProvider(env), ...wishes };
      return pickModel(modelHome(env), wished, { ...machine, clip });
    },
    readPhoto: rememberPhotos(),
    memoryLimits: () => readMemoryLimits(env),
  };
}
