import { expect, test } from 'vitest';
import { UserError } from '../../engine/core/user-error.ts';

test('a user error carries its code and a sentence with its parameters filled in', () => {
  const error = new UserError('photo-too-large', { megabytes: 61, limit: 30 });
  expect(error.code).toBe('photo-too-large');
  expect(error.message).toBe('That file is 61 MB; photos may be up to 30 MB.');
});
