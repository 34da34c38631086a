import { createHash } from 'node:crypto';

const COMMENT = 'AI-generated · made with anydance';

/**
 * ffmpeg arguments that mark a clip as made by AI, so that machines can read it: a comment, and the
 * "AIGC" JSON field of GB 45438-2025 annex E (`Label` "1": certainly generated; the producer; an id).
 * Every pair of `details` (seed, dance, …) is kept as a tag of its own.
 */
export function metadataArguments(details: Readonly<Record<string, string>>): string[] {
  const tags = {
    ...details,
    comment: COMMENT,
    AIGC: JSON.stringify({
      Label: '1',
      ContentProducer: 'anydance',
      ProduceID: produceId(details),
      ReservedCode1: '',
      ContentPropagator: '',
      PropagateID: '',
      ReservedCode2: '',
    }),
  };
  return Object.entries(tags).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]);
}

/** The same details give the same id: nothing about the user or the time leaks into the file. */
function produceId(details: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 32);
}
