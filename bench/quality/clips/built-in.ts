import { fileURLToPath } from 'node:url';
import type { Clip, Photo } from './clip.ts';
import { readPicture } from './frame-folder.ts';
import { videoClip } from './video-clip.ts';

const SAMPLES = ['person.jpg', 'half-body.jpg', 'cartoon.png', 'anime.png'];

/** Long skirt, striped shirt, a cut-off picture: what is hard in different ways. */
const PEOPLE = ['sweater', 'dungarees', 'skirt', 'shirt'];

/** The project's own rendered dancers; the first is the finest, and danced by the photos. */
export function builtInClips(): Clip[] {
  const people = PEOPLE.map((name) => sample(`bench/people/${name}.mp4`));
  return [sample('bench/dance.mp4'), ...people].map(videoClip);
}

/** The project's own sample photos, to dance as another does. */
export function builtInPhotos(): Photo[] {
  return SAMPLES.map((name) => ({
    name,
    read: ({ longSide }) => readPicture(sample(name), longSide),
  }));
}

function sample(name: string): string {
  return fileURLToPath(new URL(`../../../assets/samples/${name}`, import.meta.url));
}
