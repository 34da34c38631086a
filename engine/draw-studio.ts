import type { RgbImage } from './core/image.ts';
import { drawPose } from './drawing/draw-pose.ts';
import type { Model } from './models/open-model.ts';
import { keypointsOf } from './motion/pose-keypoints.ts';
import { networkView, toClipPicture } from './network-picture.ts';
import { planFacePass } from './plan-face-pass.ts';
import type { StudioPlan } from './plan-studio.ts';
import type { ProgressMeter } from './progress.ts';
import { photoInView } from './puppet/photo-in-view.ts';
import type { RenderRequest } from './render-request.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';
import { animate } from './studio/animate.ts';
import type { PhotoReader } from './studio/photo-cache.ts';
import type { Poses } from './studio/pose-features.ts';
import { modelWindows } from './studio/window-policy.ts';

interface StudioOptions {
  readonly model: Model;
  readonly cv: OpenCv;
  readonly request: RenderRequest;
  readonly plan: StudioPlan;
  readonly readPhoto: PhotoReader;
  /** Shown about what will come, in the networks' size, a few times while all frames are denoised. */
  readonly onGlance?: ((picture: RgbImage) => unknown) | undefined;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
}

/** The autoencoder takes about this part of the time behind the first window. */
const DECODING = 0.1;

/** The frames of a clip by the networks of a model, in the size of the clip. */
export async function* drawStudio(
  scene: Scene,
  { model, cv, request, plan, readPhoto, meter, signal, onGlance }: StudioOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const { person, track } = scene;
  const { seed, background, studio = {} } = request;
  const { size, window, splitGuidance } = plan;
  const view = networkView(scene.view, size);
  meter.at('frames', 0);
  const seen = photoInView(person, view, background);
  const look = (picture: RgbImage) => {
    const { width, height } = picture;
    return readPhoto(model, picture, { size: { width, height }, signal });
  };
  const pictures = animate({
    model,
    photo: await look(seen),
    poses: drawnPoses({ ...scene, view }, cv, model),
    sampling: {
      seed,
      windows: modelWindows(model, window),
      splitGuidance,
      cacheBytes: plan.freeBytes,
      ...(studio.cacheInterval !== undefined && { cacheInterval: studio.cacheInterval }),
      ...(studio.steps !== undefined && { steps: studio.steps }),
      ...(studio.guidance !== undefined && { guidance: { scale: studio.guidance } }),
    },
    toFrame: (picture) => toClipPicture(picture, scene.view),
    faces: planFacePass(scene, {
      model,
      cv,
      size,
      background,
      strength: studio.faceStrength,
      readPhoto: look,
    }),
    signal,
    ...(onGlance && { onGlance }),
    onProgress: ({ fraction, etaMs, ...denoising }) =>
      meter.at('frames', fraction * (1 - DECODING), {
        etaMs: Math.round(etaMs / (1 - DECODING)),
        denoising,
      }),
  });
  let drawn = 0;
  for await (const picture of pictures) {
    yield picture;
    drawn++;
    meter.at('frames', 1 - DECODING * (1 - drawn / track.frames.length));
  }
}

/** As the model's training had them drawn. */
function drawnPoses({ person, track, view }: Scene, cv: OpenCv, { profile }: Model): Poses {
  const { width, height } = view;
  const options = { width, height, hands: true, face: profile.drawing.face };
  return {
    frames: track.frames.length,
    at: (frame) => ({
      pose: drawPose(cv, keypointsOf(track.frames[frame]!, person, view), options),
    }),
  };
}
