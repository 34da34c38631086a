import { readdirSync, readFileSync } from 'node:fs';
import type { PoseTrack } from '../core/pose-track.ts';
import { UserError } from '../core/user-error.ts';
import { landmarksOf } from './body-landmarks.ts';
import { buildChannels } from './channels.ts';
import { type DanceFile, danceFileSchema } from './dance-file.ts';
import { dancePose } from './dance-pose.ts';
import { nearestName } from './nearest-name.ts';

interface DanceInfo {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly bpm: number;
  /** One loop. */
  readonly seconds: number;
}

export interface Dance extends DanceInfo {
  readonly file: DanceFile;
}

const FOLDER = new URL('../../assets/dances/', import.meta.url);

/** Every dance there is, by id. */
export function listDances(): DanceInfo[] {
  return danceIds().map((id) => {
    const { name, description, bpm, seconds } = readDance(id);
    return { id, name, description, bpm, seconds };
  });
}

/** @throws UserError 'dance-unknown', with the nearest name if one is near */
export function loadDance(id: string): Dance {
  const ids = danceIds();
  if (ids.includes(id)) return readDance(id);
  const nearest = nearestName(id, ids);
  const suggestion = nearest === null ? '' : ` Did you mean “${nearest}”?`;
  throw new UserError('dance-unknown', { dance: id, suggestion });
}

/**
 * The dance as landmarks seen from the front, beat 0 at the first frame, looped to the length asked
 * for. Metres, x right, y down (the floor is 0), z negative towards the camera.
 */
export function danceTrack(
  { file }: Dance,
  { fps, seconds }: { readonly fps: number; readonly seconds: number },
): PoseTrack {
  const channels = buildChannels(file);
  const frames = Array.from({ length: Math.max(1, Math.round(seconds * fps)) }, (_, i) => {
    const beat = ((i / fps) * file.bpm) / 60;
    return landmarksOf(dancePose({ dance: file, channels, beat }));
  });
  return { fps, frames };
}

function danceIds(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

function readDance(id: string): Dance {
  const file = danceFileSchema.parse(
    JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8')),
  );
  const { name, description, bpm, beats } = file;
  return { id, name, description, bpm, seconds: (beats * 60) / bpm, file };
}
