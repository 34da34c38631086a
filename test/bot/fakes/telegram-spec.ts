import { readFileSync } from 'node:fs';

export interface SpecField {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly description: string;
}

interface SpecType {
  readonly fields?: readonly SpecField[];
  readonly subtypes?: readonly string[];
}

interface SpecMethod {
  readonly fields?: readonly SpecField[];
  readonly returns: readonly string[];
}

interface Spec {
  readonly methods: Readonly<Record<string, SpecMethod>>;
  readonly types: Readonly<Record<string, SpecType>>;
}

const file = new URL('../../fixtures/telegram-bot-api-10.1.json', import.meta.url);

/** The Bot API 10.1, as its documentation describes it. */
export const SPEC: Spec = JSON.parse(readFileSync(file, 'utf8'));
