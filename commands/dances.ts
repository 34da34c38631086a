import type { Ctx } from './context.ts';
import { danceAbout, danceName } from './dance-words.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `/dances`: what there is to dance. */
export function dances({ deps, translator, locale }: Ctx): Reply {
  const lines = deps.dances.map((dance) =>
    text('dances-line', {
      name: danceName(dance, translator, locale),
      about: translator.say(danceAbout(dance, translator), locale),
    }),
  );
  return makeReply(locale, { text: [text('dances-title'), ...lines], discreet: true });
}
