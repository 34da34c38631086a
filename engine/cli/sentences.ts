import { relative } from 'node:path';
import type { ClipNote } from '../core/clip-note.ts';
import type { PhotoNote } from '../core/person.ts';

const NOTES: Readonly<Record<PhotoNote | ClipNote, string>> = {
  'animated-first-frame': 'That picture moves; its first frame is used.',
  'several-people':
    'There are several people in the picture; the main one dances. One alone is safer.',
  'half-body':
    'The legs are not wholly in the picture, so the upper half dances; head to feet, the legs dance too.',
  'folded-legs':
    'The person sits or crouches, so the upper half dances; a standing one dances with the legs too.',
  'side-view': 'The person stands sideways; a picture from the front dances better.',
  'back-view': 'The person is seen from behind; a picture from the front dances better.',
  'cut-off': 'Part of the person is outside the picture and will be missing.',
  'head-cut-off':
    'The top of the head is outside the picture; one with room above the head dances better.',
  'hands-cut-off': 'A hand is outside the picture; one with both hands in it dances better.',
  'arms-crossed':
    'The arms lie across the body and may tear; arms a little away from it dance better.',
  'small-person': 'The person is small in the picture; a closer one gives a sharper clip.',
  uncertain: 'It is not quite clear where the person is; the result may look odd.',
  'drawn-smaller':
    'For want of memory the networks drew smaller pictures, which were enlarged; more memory, a smaller --size or a smaller model gives a sharper clip.',
  'short-windows':
    'For want of memory fewer frames were drawn together than the model is best at; more memory or a smaller --size gives steadier motion.',
  'lite-unusable':
    'The weights of the quality “lite” cannot be used, so the photo is only cut and moved; “npm run doctor” says what is wrong with them.',
};

/** What a note on the photo or the clip means, as a sentence for the user. */
export function noteSentence(note: PhotoNote | ClipNote): string {
  return NOTES[note];
}

/** A path as short as can be said from `cwd`. */
export function relativeTo(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') || short === '' ? path : short;
}
