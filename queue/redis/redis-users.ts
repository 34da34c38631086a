import {
  newUser,
  type UserPatch,
  type UserRecord,
  type UserRecords,
  userRecordSchema,
} from '../user-records.ts';
import { connectRedis, type Patience } from './connection.ts';

/**
 * Users on Redis: a hash each, every field as JSON. Only what was ever set is stored.
 * @throws QueueError `store-unreachable`
 */
export async function openRedisUsers(
  url: string,
  { name = 'anydance', patience }: { readonly name?: string; readonly patience?: Patience } = {},
): Promise<UserRecords> {
  const { client, reach, close } = await connectRedis(url, patience);
  const key = (id: string) => `{${name}}:user-record:${id}`;
  return {
    get: (id) => reach(async () => toUser(id, await client.hgetall(key(id)))),
    update: (id, patch) =>
      reach(async () => {
        userRecordSchema.parse({ ...newUser(id), ...patch, id });
        const changed = toFields(patch);
        const transaction = client.multi();
        if (Object.keys(changed).length > 0) transaction.hset(key(id), changed);
        const replies = await transaction.hgetall(key(id)).exec();
        const [error, fields] = replies!.at(-1)!;
        if (error) throw error;
        return toUser(id, fields as Record<string, string>);
      }),
    erase: (id) => reach(async () => void (await client.del(key(id)))),
    close: async () => close(),
  };
}

function toFields(patch: UserPatch): Record<string, string> {
  const changed = Object.entries(patch).map(([field, value]) => [field, JSON.stringify(value)]);
  return Object.fromEntries(changed);
}

function toUser(id: string, fields: Readonly<Record<string, string>>): UserRecord {
  const stored = Object.entries(fields).map(([field, json]) => [field, JSON.parse(json)]);
  return { ...newUser(id), ...Object.fromEntries(stored), id };
}
