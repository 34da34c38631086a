import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseDrawing, type DrawnFrames } from './choose-drawing.ts';
import { DEFAULT_DANCE, DRIVER_FPS } from './clip-frames.ts';
import type { ClipNote } from './core/clip-note.ts';
import type { RgbImage } from './core/image.ts';
import type { PhotoNote } from './core/person.ts';
import type { PoseTrack } from './core/pose-track.ts';
import { createLabel, drawLabel } from './finish/label.ts';
import { encodePreview } from './finish/preview.ts';
import { generatedFrames } from './generated-frames.ts';
import { danceTrack, loadDance } from './motion/dances.ts';
import { resample } from './motion/resample.ts';
import { retarget } from './motion/retarget.ts';
import { smoothTrack } from './motion/smooth.ts';
import { jointCentres } from './perception/joint-centres.ts';
import { loadPhoto } from './perception/load-photo.ts';
import { perceive } from './perception/perceive.ts';
import { trackDancer } from './perception/track-dancer.ts';
import { createProgressMeter, type Progress, type ProgressMeter, type Stage } from './progress.ts';
import { planSharedView } from './puppet/shared-view.ts';
import { planView } from './puppet/view.ts';
import { MAX_SECONDS, type RenderRequest } from './render-request.ts';
import type { RenderTools } from './render-tools.ts';
import { decodeVideo } from './video/decode-video.ts';
import { type EncodedClip, encodeClip } from './video/encode-clip.ts';
import { checkOutput } from './video/output-place.ts';
import { probeVideo } from './video/probe-video.ts';

export interface RenderResult {
  readonly output: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly notes: readonly (PhotoNote | ClipNote)[];
}

interface RenderContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /**
   * Given a small JPEG of a frame at the start of each quarter of the clip; where networks draw it, also
   * one of what is in the making, behind each quarter of their steps.
   */
  readonly onPreview?: (jpeg: Uint8Array) => void;
  /**
   * Given the path of a first version of the clip, where that will take long: in the output's folder, the
   * caller's from then on.
   */
  readonly onDraft?: (path: string) => void;
  /** Told how the clip will be made, before that takes its time. */
  readonly onNote?: (note: ClipNote) => void;
}

const DRIVER_LONG_SIDE = 512;

/**
 * The whole way from a photo and a dance to an MP4.
 * @throws UserError with the code that says what is wrong with the photo, the driver or the output
 */
export async function renderClip(
  request: RenderRequest,
  tools: RenderTools,
  context: RenderContext,
): Promise<RenderResult> {
  const { width, height, fps } = request;
  const meter = createProgressMeter(
    expectedMs(request, context.onDraft !== undefined),
    context.onProgress,
  );
  meter.at('models', 0);
  await checkOutput(request.output);
  const ffmpegPath = await tools.ffmpegPath();
  const drawing = await chooseDrawing(request, tools, {
    signal: context.signal,
    meter,
    async onGlance(picture) {
      drawLabel(picture, createLabel(picture.width, picture.height), 0);
      context.onPreview?.(await encodePreview(picture));
    },
  });

  for (const note of drawing.notes) context.onNote?.(note);

  meter.at('photo', 0);
  const { photo, notes } = await loadPhoto(request.photo, { signal: context.signal });
  meter.at('person', 0);
  const seen = await perceive(photo, await tools.models(), {
    seed: request.seed,
    signal: context.signal,
    onProgress: (fraction) => meter.at('person', fraction),
  });

  meter.at('motion', 0);
  // A video's dancer is seen as wrongly as the photo; our own dances know where limbs turn.
  const person = request.driver === null ? { ...seen, body: jointCentres(seen.body) } : seen;
  const driver = await driverTrack(request, tools, context, meter);
  const track = retarget(driver, person);

  const plan = request.quality === 'studio' ? planSharedView : planView;
  const view = plan(person, track, { width, height });

  const scene = { person, track, view };
  if (drawing.draft && context.onDraft) {
    const path = join(dirname(request.output), 'draft.mp4');
    await encode(labelled(drawing.draft(scene)), path);
    context.onDraft(path);
  }
  const clip = await encode(previewed(labelled(drawing.draw(scene))), request.output);
  meter.at('finish', 1);
  return {
    output: request.output,
    bytes: clip.bytes,
    seconds: clip.seconds,
    width,
    height,
    fps,
    frames: track.frames.length,
    notes: [...notes, ...person.notes, ...drawing.notes],
  };

  function encode(frames: AsyncIterable<RgbImage>, output: string): Promise<EncodedClip> {
    return encodeClip(bytesOf(frames), {
      ffmpegPath,
      width,
      height,
      fps,
      frameCount: track.frames.length,
      output,
      music: musicFor(request),
      maxBytes: request.maxBytes ?? undefined,
      metadata: {
        title: `anydance: ${request.dance ?? 'driver video'}`,
        seed: String(request.seed),
      },
      signal: context.signal,
    });
  }

  async function* labelled(frames: DrawnFrames): AsyncGenerator<RgbImage> {
    const label = createLabel(width, height);
    let index = 0;
    for await (const frame of frames) {
      context.signal.throwIfAborted();
      drawLabel(frame, label, index / fps);
      yield frame;
      index++;
    }
  }

  async function* previewed(frames: AsyncIterable<RgbImage>): AsyncGenerator<RgbImage> {
    let index = 0;
    for await (const frame of frames) {
      if (isPreviewed(index, track.frames.length)) context.onPreview?.(await encodePreview(frame));
      yield frame;
      index++;
    }
  }
}

async function* bytesOf(frames: AsyncIterable<RgbImage>): AsyncGenerator<Uint8Array> {
  for await (const { data } of frames) yield data;
}

const PREVIEWS = 4;

/** Whether a frame begins one of the clip's quarters. */
function isPreviewed(index: number, count: number): boolean {
  const quarter = (i: number) => Math.floor((i * PREVIEWS) / count);
  return index === 0 || quarter(index) !== quarter(index - 1);
}

/** The motion to copy, at the clip's frame rate: a dance's own, or that of a dancer in a video. */
async function driverTrack(
  request: RenderRequest,
  tools: RenderTools,
  { signal }: RenderContext,
  meter: ProgressMeter,
): Promise<PoseTrack> {
  const { driver, fps, seconds } = request;
  if (driver === null) {
    const dance = loadDance(request.dance ?? DEFAULT_DANCE);
    return danceTrack(dance, { fps, seconds: seconds ?? dance.seconds });
  }
  const ffmpegPath = await tools.ffmpegPath();
  const video = await probeVideo(driver, { ffmpegPath, signal });
  const watched = Math.min(video.seconds, seconds ?? MAX_SECONDS);
  const frames = decodeVideo(driver, {
    ffmpegPath,
    fps: DRIVER_FPS,
    maxSeconds: watched,
    longSide: DRIVER_LONG_SIDE,
    signal,
  });
  const track = await trackDancer(frames, DRIVER_FPS, await tools.models(), {
    signal,
    totalFrames: Math.round(watched * DRIVER_FPS),
    onProgress: (fraction) => meter.at('motion', fraction),
  });
  return resample(smoothTrack(track), fps);
}

/** A dance has its own loop; a driver video is silent unless a dance is named for its music. */
function musicFor({ music, dance }: RenderRequest): string | null {
  if (!music || dance === null) return null;
  return fileURLToPath(new URL(`../assets/music/${dance}.m4a`, import.meta.url));
}

/** Shares of the time on two cores, from measured runs; only their proportions matter. */
function expectedMs(request: RenderRequest, drafts: boolean): Record<Stage, number> {
  const { driver, seconds, fps, quality } = request;
  const clipSeconds = seconds ?? 8;
  const frames = Math.round(clipSeconds * fps);
  const isStudio = quality === 'studio';
  const isLite = quality === 'lite';
  const puppetFrameMs = isLite ? 330 : 15;
  const draftMs = isLite && drafts ? 600 + frames * 15 : 0;
  return {
    models: 300,
    photo: 150,
    person: 3400,
    motion: driver === null ? 400 : clipSeconds * DRIVER_FPS * 80,
    puppet: isStudio ? 0 : 2100 + draftMs,
    frames: isStudio
      ? generatedFrames(request, frames).length * studioFrameMs(request)
      : frames * puppetFrameMs,
    finish: 300,
  };
}

/** A guess on the CPU until the first window is done: two passes a step, each by the picture's size. */
function studioFrameMs({ width, height, studio }: RenderRequest): number {
  const passMs = (1450 * width * height) / 256 ** 2;
  return 2 * (studio?.steps ?? 25) * passMs;
}
