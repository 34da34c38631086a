import { z } from 'zod';
import type { AnswerDeps } from './answer.ts';
import { interactionId, interactionToken } from './interaction.ts';

const EPHEMERAL = 64;

/** The least that an answer needs: commands, buttons, suggestions, forms. */
const callerSchema = z.object({
  id: interactionId,
  token: interactionToken,
  type: z.number().int().min(2).max(5),
  locale: z.string().max(35).catch('en'),
});

/** Answers an interaction that makes no sense, so that nobody is left waiting for it. */
export async function apologize(
  payload: unknown,
  { api, commands }: Pick<AnswerDeps, 'api' | 'commands'>,
): Promise<void> {
  const { data: caller } = callerSchema.safeParse(payload);
  if (!caller) return;
  const content = commands.say({ key: 'error-machine' }, caller.locale);
  const suggestions = { type: 8, data: { choices: [] } };
  const words = { type: 4, data: { content, flags: EPHEMERAL, allowed_mentions: { parse: [] } } };
  await api.answer(caller, caller.type === 4 ? suggestions : words);
}
