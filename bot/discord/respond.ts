import { type AnswerDeps, answer } from './answer.ts';
import { apologize } from './apologize.ts';
import { readInteraction } from './interaction.ts';
import { suggest } from './suggest.ts';

/** The token of an interaction lives no longer, and nobody waits so long. */
const ANSWER_LIMIT_MS = 5 * 60_000;
/** How long what is at hand may take when the bot stops. */
const GRACE_MS = 10_000;

/** Answers interactions as they come, many at once. */
export function responder(deps: AnswerDeps) {
  const givingUp = new AbortController();
  const atHand = new Set<Promise<void>>();
  let stopping = false;
  return {
    take(payload: unknown): void {
      if (stopping) return;
      const answered = respond(payload)
        .catch((err: unknown) => deps.log.error({ err }, 'an interaction went unanswered'))
        .finally(() => atHand.delete(answered));
      atHand.add(answered);
    },
    /** Takes no more; resolves when what is at hand is answered, or given up in words. */
    async stop(): Promise<void> {
      stopping = true;
      const grace = setTimeout(() => givingUp.abort(), GRACE_MS);
      await Promise.all(atHand);
      clearTimeout(grace);
    },
  };

  async function respond(payload: unknown): Promise<void> {
    const interaction = readInteraction(payload);
    if (interaction === null) return apologize(payload, deps);
    if (interaction.type !== 4) {
      const signal = AbortSignal.any([givingUp.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
      return answer(interaction, deps, signal);
    }
    const choices = await suggest(interaction, deps);
    await deps.api.answer(interaction, { type: 8, data: { choices } });
  }
}
