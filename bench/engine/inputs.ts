import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { ModelRecord } from '../../engine/checkpoints/model-record.ts';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import type { RgbImage } from '../../engine/core/image.ts';
import { drawPose } from '../../engine/drawing/draw-pose.ts';
import { danceTrack, loadDance } from '../../engine/motion/dances.ts';
import { keypointsOf } from '../../engine/motion/pose-keypoints.ts';
import { retarget } from '../../engine/motion/retarget.ts';
import { loadPhoto } from '../../engine/perception/load-photo.ts';
import { perceive } from '../../engine/perception/perceive.ts';
import { photoInView } from '../../engine/puppet/photo-in-view.ts';
import { planView } from '../../engine/puppet/view.ts';
import type { RenderTools } from '../../engine/render-tools.ts';

/** Where the photo lies in a folder of inputs. */
export const PHOTO = 'inputs/ref.png';

/** Where the drawn pose of a frame lies. */
export function poseName(frame: number): string {
  return `inputs/pose_${String(frame).padStart(4, '0')}.png`;
}

export interface ClipSettings {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly steps: number;
}

const SAMPLE = fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url));
const DANCE = 'disco';
const FPS = 12;

/** What both sides read of a folder of inputs. */
interface Inputs extends ClipSettings {
  readonly guidance_scale: number;
}

export async function readInputs(folder: string): Promise<Inputs> {
  return JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));
}

/**
 * Writes the inputs of a clip as both sides read them, which is as a parity set has them: the sample
 * photo in the clip's view, the first poses of a dance as the model's training had them drawn, and
 * the settings of its authors.
 */
export async function writeInputs(
  folder: string,
  settings: ClipSettings,
  { record, tools }: { readonly record: ModelRecord; readonly tools: RenderTools },
): Promise<void> {
  const { photo, poses } = await drawInputs(settings, record, tools);
  await writePng(join(folder, PHOTO), photo);
  for (const [frame, pose] of poses.entries()) await writePng(join(folder, poseName(frame)), pose);
  await writeFile(join(folder, 'config.json'), JSON.stringify(configOf(settings, record)));
}

async function drawInputs(settings: ClipSettings, record: ModelRecord, tools: RenderTools) {
  const { width, height, frames } = settings;
  const models = await tools.models();
  const { photo } = await loadPhoto(SAMPLE);
  const person = await perceive(photo, models);
  const dance = danceTrack(loadDance(DANCE), { fps: FPS, seconds: frames / FPS });
  const track = retarget(dance, person);
  const view = planView(person, track, { width, height });
  const { cv } = await models.openCv();
  const options = { width, height, hands: true, face: PROFILES[record.profile].drawing.face };
  const poses = track.frames.map((pose) => drawPose(cv, keypointsOf(pose, person, view), options));
  return { photo: photoInView(person, view, 'photo'), poses };
}

function configOf(settings: ClipSettings, { profile, widths }: ModelRecord) {
  const { schedule, window } = PROFILES[profile];
  return {
    ...settings,
    guidance_scale: schedule.guidance,
    noise_scheduler_kwargs: {
      beta_start: schedule.betaStart,
      beta_end: schedule.betaEnd,
      beta_schedule: schedule.betas,
      rescale_betas_zero_snr: schedule.zeroTerminalSnr,
    },
    context: { frames: window.frames, stride: 1, overlap: window.overlap },
    vae: { scaling_factor: widths.vae.scale },
    clip: { image: widths.clipVision.image },
  };
}

async function writePng(path: string, { width, height, data }: RgbImage): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(path);
}
