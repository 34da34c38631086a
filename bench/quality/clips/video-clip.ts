import { basename } from 'node:path';
import { decodeVideo } from '../../../engine/video/decode-video.ts';
import type { Clip } from './clip.ts';

/** A video file as a clip, called by its file name. */
export function videoClip(path: string): Clip {
  return { name: basename(path), frames: (options) => decodeVideo(path, options) };
}
