import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RenderRequest } from '../engine/render-request.ts';

const SAMPLE = fileURLToPath(new URL('../assets/samples/person.jpg', import.meta.url));
const FPS = 24;

interface SampleClip extends Pick<RenderRequest, 'quality' | 'width' | 'height'> {
  readonly frames: number;
}

/** The sample photo in the default dance, as a person would ask for it; the clip goes into a folder. */
export function sampleClip(
  { quality, width, height, frames }: SampleClip,
  folder: string,
): RenderRequest {
  return {
    photo: SAMPLE,
    dance: 'kemusan',
    driver: null,
    quality,
    seconds: frames / FPS,
    width,
    height,
    fps: FPS,
    music: true,
    background: 'photo',
    seed: 1,
    output: join(folder, 'clip.mp4'),
    maxBytes: null,
  };
}
