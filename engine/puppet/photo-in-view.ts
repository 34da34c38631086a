import { createGrayImage, type GrayImage, type RgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { View } from '../core/view.ts';
import { type BackgroundMode, paintBackground } from './background.ts';
import { placePicture } from './place-picture.ts';

/**
 * The photo as a clip's camera sees it, before anybody moves, its aspect kept. Beyond its borders,
 * and behind the person, is what the puppet dances before.
 */
export function photoInView(
  person: Person,
  view: View,
  mode: BackgroundMode,
  /** Where it is painted already: to paint it takes longer than all else. */
  background = paintBackground(person, view, mode),
): RgbImage {
  const picture = { ...background, data: background.data.slice() };
  const seen = placePicture(person.photo, view);
  const matte = mode === 'photo' ? null : matteInView(person, view);
  for (let y = 0, at = 0; y < view.height; y++)
    for (let x = 0; x < view.width; x++, at += 3) {
      if (!isInPhoto(person, view, { x, y })) continue;
      const share = matte ? matte.data[at / 3]! / 255 : 1;
      for (let c = at; c < at + 3; c++)
        picture.data[c] = Math.round(picture.data[c]! + share * (seen.data[c]! - picture.data[c]!));
    }
  return picture;
}

/** The matte in the view, painted by the same eye as the photo, so that both fit to the pixel; beyond the photo it is empty. */
export function matteInView(person: Person, view: View): GrayImage {
  const { width, height, data } = person.matte;
  const gray = new Uint8Array(data.length * 3);
  for (let i = 0; i < gray.length; i++) gray[i] = data[Math.floor(i / 3)]!;
  const placed = placePicture({ width, height, data: gray }, view);
  const matte = createGrayImage(view.width, view.height);
  for (let at = 0; at < matte.data.length; at++) {
    const place = { x: at % view.width, y: Math.floor(at / view.width) };
    if (isInPhoto(person, view, place)) matte.data[at] = placed.data[at * 3]!;
  }
  return matte;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function isInPhoto({ photo }: Person, view: View, { x, y }: Place): boolean {
  const left = (x + 0.5 - view.x) / view.scale;
  const top = (y + 0.5 - view.y) / view.scale;
  return left >= 0 && top >= 0 && left < photo.width && top < photo.height;
}
