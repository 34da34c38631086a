import { describe, expect, onTestFinished, test } from 'vitest';
import { newUser, type UserRecords } from '../../queue/user-records.ts';

/** Opens a handle on the store of one test; each is like another process. The suite closes it. */
type OpenUsers = () => Promise<UserRecords>;

/** All that `UserRecords` promises, to be kept by every store. */
export function describeUserRecords(
  name: string,
  newStore: () => OpenUsers | Promise<OpenUsers>,
): void {
  const start = async () => {
    const open = await newStore();
    const another = async () => {
      const users = await open();
      onTestFinished(() => users.close());
      return users;
    };
    return { users: await another(), another };
  };

  describe(`user records on ${name}`, () => {
    test('of a stranger nothing is known', async () => {
      const { users } = await start();
      expect(await users.get('discord:42')).toEqual(newUser('discord:42'));
    });

    test('a change stays, for every process', async () => {
      const { users, another } = await start();
      const changed = await users.update('discord:42', {
        consentVersion: 3,
        consentedAt: 1_800_000_000_000,
        locale: 'pt-BR',
        settings: { quality: 'lite', seconds: 8, music: true },
        maxOpenJobs: 5,
        photoLinks: { consent: 'https://example.org/me.jpg' },
      });
      expect(changed).toMatchObject({ id: 'discord:42', consentVersion: 3, blocked: false });
      expect(changed.photoLinks).toEqual({ consent: 'https://example.org/me.jpg' });
      expect(changed.settings).toEqual({ quality: 'lite', seconds: 8, music: true });
      expect(await (await another()).get('discord:42')).toEqual(changed);
      expect(await users.get('discord:43')).toEqual(newUser('discord:43'));
    });

    test('what a change does not name stays as it was', async () => {
      const { users } = await start();
      await users.update('telegram:1', { locale: 'de', optedOut: true });
      const changed = await users.update('telegram:1', { locale: null });
      expect(changed).toEqual({ ...newUser('telegram:1'), optedOut: true });
    });

    test('two who change different fields at once lose nothing', async () => {
      const { users, another } = await start();
      const other = await another();
      for (let i = 1; i <= 10; i++) {
        await Promise.all([
          users.update('discord:42', { consentVersion: i }),
          other.update('discord:42', { maxOpenJobs: i }),
          users.update('discord:42', { locale: `l${i}` }),
        ]);
        expect(await users.get('discord:42')).toMatchObject({
          consentVersion: i,
          maxOpenJobs: i,
          locale: `l${i}`,
        });
      }
    });

    test('a change that is not well formed changes nothing', async () => {
      const { users } = await start();
      await users.update('discord:42', { locale: 'de' });
      await expect(users.update('discord:42', { maxOpenJobs: -1 })).rejects.toThrow();
      await expect(users.update('', { locale: 'de' })).rejects.toThrow();
      expect(await users.get('discord:42')).toEqual({ ...newUser('discord:42'), locale: 'de' });
    });

    test('an erased user is a stranger again', async () => {
      const { users } = await start();
      await users.update('discord:42', { blocked: true });
      await users.update('discord:43', { blocked: true });
      await users.erase('discord:42');
      await users.erase('nobody');
      expect(await users.get('discord:42')).toEqual(newUser('discord:42'));
      expect((await users.get('discord:43')).blocked).toBe(true);
    });
  });
}
