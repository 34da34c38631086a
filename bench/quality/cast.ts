import { BenchError } from './bench-error.ts';
import { builtInPhotos } from './clips/built-in.ts';
import type { Clip, Photo } from './clips/clip.ts';
import type { BenchOptions } from './options.ts';
import type { Casting } from './run-bench.ts';

/**
 * Who dances what. Self: each clip its own first frame. Cross: the first frame of each clip dances
 * the clip after it; the project's own clip is danced by its sample photos.
 * @throws BenchError when there are too few clips
 */
export function cast({ protocol, clips, builtIn }: BenchOptions): Casting[] {
  if (protocol === 'self') return clips.map((clip) => ({ name: clip.name, photo: null, clip }));
  if (builtIn) {
    const [clip] = clips as [Clip];
    return builtInPhotos().map((photo) => crossCasting(photo, clip));
  }
  if (clips.length < 2) throw new BenchError('--protocol cross takes two clips or more.');
  return clips.map((clip, i) =>
    crossCasting(firstFrame(clip), clips[(i + 1) % clips.length] as Clip),
  );
}

function crossCasting(photo: Photo, clip: Clip): Casting {
  return { name: `${photo.name} as ${clip.name}`, photo, clip };
}

function firstFrame(clip: Clip): Photo {
  return {
    name: clip.name,
    async read(options) {
      for await (const image of clip.frames(options)) return image;
      throw new BenchError(`${clip.name} has no frames.`);
    },
  };
}
