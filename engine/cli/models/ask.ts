import { createInterface } from 'node:readline/promises';
import type { Licence } from '../../checkpoints/catalogue.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly err: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** Asks a question that is answered by yes or no; no where nobody is there to answer. */
export async function ask(question: string, { input, err, signal }: Terminal): Promise<boolean> {
  if (!input.isTTY) {
    err.write(`${question} Nobody is here to answer; say --yes to agree.\n`);
    return false;
  }
  const lines = createInterface({ input, output: err });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

/** The licences as lines to read before they are accepted. */
export function licenceLines(licences: readonly Licence[]): string {
  return licences.map(({ name, url, note }) => `  ${name}: ${note}\n    ${url}\n`).join('');
}
