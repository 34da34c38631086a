import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Schema {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly unknown[] };
  };
}

/**
 * Discord's published schemas with every object closed, so that a misspelt key is an error. The
 * package decides at import how its objects are made, hence the one changed line.
 */
const source = readFileSync(fileURLToPath(import.meta.resolve('discord-api-spec/zod')), 'utf8')
  .replace('let zObject = z.object;', 'let zObject = z.strictObject;')
  .replace('"zod/mini"', JSON.stringify(import.meta.resolve('zod/mini')));
const schemas: Record<string, Schema> = await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
);

/** What is wrong with a value, in words; null when it fits the schema of that name. */
export function misfit(name: string, value: unknown): string | null {
  const schema = schemas[`${name}Schema`];
  if (!schema) throw new Error(`Discord's description has no ${name}`);
  const parsed = schema.safeParse(value);
  return parsed.success ? null : `${name}: ${JSON.stringify(parsed.error?.issues)}`;
}
