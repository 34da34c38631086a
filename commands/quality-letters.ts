import { QUALITIES, type Quality } from '../queue/job.ts';

/** A quality in a button, where each byte counts. */
const LETTERS: Readonly<Record<Quality, string>> = { preview: 'p', lite: 'l', studio: 's' };

export function letterOf(quality: Quality): string {
  return LETTERS[quality];
}

/** Null for none, and for what is none. */
export function qualityOfLetter(letter: string | undefined): Quality | null {
  return QUALITIES.find((quality) => LETTERS[quality] === letter) ?? null;
}
