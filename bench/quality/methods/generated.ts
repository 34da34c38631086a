import { chooseDrawing } from '../../../engine/choose-drawing.ts';
import { createRgbImage, type RgbImage } from '../../../engine/core/image.ts';
import { UserError } from '../../../engine/core/user-error.ts';
import { FINISH_STEPS, type FinishStep } from '../../../engine/finish/steps.ts';
import { finishFrames } from '../../../engine/finish-frames.ts';
import {
  QUALITIES,
  type RenderRequest,
  type StudioWishes,
} from '../../../engine/render-request.ts';
import type { RenderTools } from '../../../engine/render-tools.ts';
import type { Scene } from '../../../engine/scene.ts';
import { type Method, oncePerTask } from './method.ts';

type Quality = RenderRequest['quality'];

/** All frames that are compared are generated, so none can be interpolated. */
const STEPS = FINISH_STEPS.filter((step) => step !== 'interpolation');

export interface GeneratedMethods {
  readonly methods: readonly Method[];
  /** Sentences about qualities that cannot be had here. */
  readonly leftOut: readonly string[];
}

/**
 * Every quality that generates its frames and can be had here, drawn as the program draws it: the
 * bare frames; finished by one step alone, each; finished by all of them. The frames of the first are
 * those that the others finish.
 */
export async function generatedMethods(
  tools: RenderTools,
  wishes: StudioWishes,
): Promise<GeneratedMethods> {
  const methods: Method[] = [];
  const leftOut: string[] = [];
  for (const quality of QUALITIES.filter((name) => name !== 'preview')) {
    const refusal = await refusalOf(quality, tools, wishes);
    if (refusal) leftOut.push(`${quality}: ${refusal}`);
    else methods.push(...methodsOf(bareMethod(quality, tools, wishes)));
  }
  return { methods, leftOut };
}

/** Before a run of hours: whether the quality can be had at all. */
async function refusalOf(
  quality: Quality,
  tools: RenderTools,
  wishes: StudioWishes,
): Promise<string | null> {
  const request = requestOf({ quality, wishes, size: [256, 256] });
  try {
    const { notes } = await chooseDrawing(request, tools, UNWATCHED);
    return notes.includes('lite-unusable') ? 'its weights cannot be used' : null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** As the networks leave them. */
function bareMethod(quality: Quality, tools: RenderTools, wishes: StudioWishes): Method {
  return oncePerTask({
    name: quality,
    async draw(scene) {
      const { view, track, watched } = scene;
      const seconds = track.frames.length / track.fps;
      const size = [view.width, view.height] as const;
      const request = requestOf({ quality, wishes, size, fps: track.fps, seconds, watched });
      const drawing = await chooseDrawing(request, tools, UNWATCHED);
      return Array.fromAsync(drawing.draw(scene), copyOf);
    },
  });
}

function methodsOf(bare: Method): Method[] {
  const alone = STEPS.map((step) => finished(bare, `finish: ${step}`, [step]));
  return [bare, ...alone, finished(bare, 'finished', STEPS)];
}

function finished(bare: Method, what: string, steps: readonly FinishStep[]): Method {
  return {
    name: `${bare.name}, ${what}`,
    async draw(task) {
      const frames = await bare.draw(task);
      const keys = frames.map((_, index) => index);
      const drawn = finishFrames(copies(frames), task, { background: 'photo', steps, keys });
      return Array.fromAsync(drawn);
    },
  };
}

async function* copies(frames: readonly RgbImage[]): AsyncGenerator<RgbImage, void, undefined> {
  for (const frame of frames) yield copyOf(frame);
}

/** What draws or finishes frames may draw the next one over it. */
function copyOf(frame: RgbImage): RgbImage {
  const copy = createRgbImage(frame.width, frame.height);
  copy.data.set(frame.data);
  return copy;
}

const UNWATCHED = { signal: new AbortController().signal, meter: { at: () => undefined } };

/** Of a request only what drawing asks for counts: photo, dance, output and what a video holds are never looked at. */
function requestOf({
  quality,
  wishes,
  size: [width, height],
  fps = 8,
  seconds = 1,
  watched = false,
}: {
  readonly quality: Quality;
  readonly wishes: StudioWishes;
  readonly size: readonly [width: number, height: number];
  readonly fps?: Scene['track']['fps'];
  readonly seconds?: number;
  readonly watched?: boolean;
}): RenderRequest {
  return {
    photo: '',
    dance: null,
    driver: watched ? '' : null,
    quality,
    studio: { ...wishes, finish: [] },
    seconds,
    width,
    height,
    fps,
    music: false,
    background: 'photo',
    seed: 1,
    output: '',
    maxBytes: null,
  };
}
