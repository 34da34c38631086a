import { fileURLToPath } from 'node:url';
import type { Clip, Photo } from './clip.ts';
import { readPicture } from './frame-folder.ts';
import { videoClip } from './video-clip.ts';

const SAMPLES = ['person.jpg', 'half-body.jpg', 'cartoon.png', 'anime.png'];

/** The project's own rendered dancer. */
export function builtInClips(): Clip[] {
  return [videoClip(sample('bench/dance.mp4'))];
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
