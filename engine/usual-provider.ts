import { UserError } from './core/user-error.ts';
import { PROVIDERS, type StudioWishes } from './render-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where networks run when a request does not say: `ANYDANCE_PROVIDER`, else `auto`.
 * @throws UserError `option-invalid`
 */
export function usualProvider(env: Environment): NonNullable<StudioWishes['provider']> {
  const given = env.ANYDANCE_PROVIDER || 'auto';
  const known = PROVIDERS.find((name) => name === given);
  if (known) return known;
  const expected = `one of ${PROVIDERS.join(', ')}`;
  throw new UserError('option-invalid', { option: 'ANYDANCE_PROVIDER', expected, given });
}
