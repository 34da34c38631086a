import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';

/** The files of `scripts/`; each says at its top what it takes and returns. */
const NAMES = [
  'cancel',
  'claim',
  'claim-delivery',
  'complete',
  'delivered',
  'enqueue',
  'fail',
  'forget-user',
  'hand-back',
  'heartbeat',
  'next-line',
  'page',
  'place',
  'purge',
  'reap',
  'renew-delivery',
  'retry',
  'settled',
  'sign-off',
  'unsettled',
  'workers',
] as const;
type ScriptName = (typeof NAMES)[number];

/** Runs one script, which Redis does in one step. `Reply` is what the script's file says. */
export type RunScript = <Reply>(
  name: ScriptName,
  ...args: readonly (string | number)[]
) => Promise<Reply>;

/** Reads the scripts. All their keys begin with `prefix`. */
export function loadScripts(client: Redis, prefix: string): RunScript {
  const read = (name: string) =>
    readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');
  const prelude = read('prelude');
  const scripts = new Map(NAMES.map((name) => [name, withDigest(`${prelude}\n${read(name)}`)]));
  return async <Reply>(name: ScriptName, ...args: readonly (string | number)[]) => {
    const { text, sha } = scripts.get(name)!;
    try {
      return (await client.evalsha(sha, 1, prefix, ...args)) as Reply;
    } catch (error) {
      // A Redis that was restarted has forgotten its scripts.
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return (await client.eval(text, 1, prefix, ...args)) as Reply;
    }
  };
}

function withDigest(text: string) {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}
