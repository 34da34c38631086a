import type { Asker } from '../commands/ask.ts';
import type { UserRecords } from '../queue/user-records.ts';

/** What somebody has set, else what their app says; also when nobody can look it up. */
export async function localeOf(
  { userId, locale }: Pick<Asker, 'userId' | 'locale'>,
  { users }: { readonly users: UserRecords },
): Promise<string> {
  const user = await users.get(userId).catch(() => null);
  return user?.locale ?? locale;
}
