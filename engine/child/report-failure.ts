import { UserError } from '../core/user-error.ts';
import type { Crashed, Refused } from './messages.ts';

/** What goes wrong in a child process, as it travels to the parent. */
export function reportFailure(error: unknown): Refused | Crashed {
  if (error instanceof UserError)
    return { type: 'refused', code: error.code, params: error.params };
  return { type: 'crashed', message: error instanceof Error ? String(error.stack) : String(error) };
}
