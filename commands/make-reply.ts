import type { Reply } from './reply.ts';

/** A reply that has only what is said of it. */
export function makeReply(locale: string, parts: Partial<Omit<Reply, 'locale'>> = {}): Reply {
  return {
    text: [],
    locale,
    buttons: [],
    choices: [],
    clip: null,
    preview: null,
    discreet: false,
    job: null,
    remove: false,
    ...parts,
  };
}
