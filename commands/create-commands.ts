import type { Job } from '../queue/job.ts';
import type { Place } from '../queue/job-queue.ts';
import type { Action, ActionName } from './action.ts';
import { again } from './again.ts';
import { agree } from './agree.ts';
import type { Ask } from './ask.ts';
import { cancel, pressCancel } from './cancel.ts';
import type { Commands } from './commands.ts';
import type { CommandDeps, Ctx } from './context.ts';
import { dance, pick } from './dance.ts';
import { turnPage } from './dance-menu.ts';
import { dances } from './dances.ts';
import { describe } from './describe.ts';
import { help } from './help.ts';
import { makeReply } from './make-reply.ts';
import { other } from './other.ts';
import { erase, privacy } from './privacy.ts';
import { offeredQualities } from './quality.ts';
import { refusalOf } from './refusal.ts';
import { remove } from './remove.ts';
import type { Reply } from './reply.ts';
import { report } from './report.ts';
import { set, settings } from './settings.ts';
import { status } from './status.ts';
import { createTranslator } from './translate.ts';

const ACTIONS: Readonly<Record<ActionName, (action: Action, ctx: Ctx) => Reply | Promise<Reply>>> =
  {
    pick,
    page: turnPage,
    cancel: pressCancel,
    again,
    other,
    remove,
    report,
    agree,
    set,
    erase: (_, ctx) => erase(ctx),
  };

/** All that can be asked, on these stores. */
export function createCommands(deps: CommandDeps): Commands {
  const translator = createTranslator();
  return {
    dances: deps.dances,
    say: translator.say,
    handle,
    describe: async (job, place) => cardOf(job, place, await localeOf(job)),
  };

  async function handle(ask: Ask, signal: AbortSignal): Promise<Reply> {
    let locale = ask.asker.locale;
    try {
      const user = await deps.users.get(ask.asker.userId);
      locale = user.locale ?? locale;
      return await answer({ ask, user, locale, signal, deps, translator, describe: describeNow });

      async function describeNow(job: Job): Promise<Reply> {
        const place = job.state === 'queued' ? await deps.queue.place(job.id) : null;
        return cardOf(job, place, locale);
      }
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null || signal.aborted) throw error;
      return makeReply(locale, { text: [refusal.text], discreet: true });
    }
  }

  async function cardOf(job: Job, place: Place | null, locale: string): Promise<Reply> {
    const offered = job.state === 'done' ? await offeredQualities(deps.queue) : [];
    return describe(job, place, { deps, translator, locale, offered });
  }

  async function localeOf({ userId, replyTo }: Job): Promise<string> {
    const user = await deps.users.get(userId);
    const { locale } = replyTo.address;
    return user.locale ?? (typeof locale === 'string' ? locale : 'en');
  }
}

async function answer(ctx: Ctx): Promise<Reply> {
  const { ask } = ctx;
  switch (ask.kind) {
    case 'dance':
      return dance(ask, ctx);
    case 'dances':
      return dances(ctx);
    case 'status':
      return status(ctx);
    case 'cancel':
      return cancel(ctx);
    case 'settings':
      return settings(ctx);
    case 'privacy':
      return privacy(ask, ctx);
    case 'help':
      return help(ctx);
    case 'action':
      return ACTIONS[ask.action.name](ask.action, ctx);
  }
}
