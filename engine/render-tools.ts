import { loadPerceptionModels, type PerceptionModels } from './perception/models.ts';
import { type FfmpegEnvironment, findFfmpeg } from './video/ffmpeg.ts';

/** What is loaded once and used for every clip. */
export interface RenderTools {
  /** Path of the ffmpeg program. Rejects with UserError `ffmpeg-missing`. */
  ffmpegPath(): Promise<string>;
  /** The landmark models, loaded at the first call. */
  models(): Promise<PerceptionModels>;
}

/** @param env where to look for ffmpeg: `ANYDANCE_FFMPEG`, else `PATH`, else the packaged one */
export function createRenderTools(env: FfmpegEnvironment): RenderTools {
  let models: Promise<PerceptionModels> | undefined;
  return {
    ffmpegPath: () => findFfmpeg(env),
    models: () => {
      models ??= loadPerceptionModels();
      return models;
    },
  };
}
