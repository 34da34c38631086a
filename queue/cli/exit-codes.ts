import type { QueueError } from '../queue-error.ts';

/** What the program's exit status says, for scripts. Documented in docs/operator/jobs.md. */
export const EXIT = { ok: 0, bug: 1, usage: 2, refused: 3, store: 4 } as const;

export function exitStatusOf({ code }: QueueError): number {
  return code.startsWith('store-') ? EXIT.store : EXIT.refused;
}
