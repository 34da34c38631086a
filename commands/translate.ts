import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LOCALES, nearestLocale } from './locales.ts';
import type { Text } from './text.ts';

export interface Translator {
  /** In the nearest language there is; in English what that language lacks. */
  say(text: Text, locale: string): string;
  has(key: string): boolean;
}

const FOLDER = new URL('../assets/locales/', import.meta.url);

/** Reads `assets/locales`, a Fluent file a language. */
export function createTranslator(): Translator {
  const bundles = new Map(LOCALES.map((locale) => [locale, readBundle(locale)]));
  const english = bundles.get('en')!;
  return {
    has: (key) => english.hasMessage(key),
    say({ key, params = {} }, locale) {
      for (const bundle of [bundles.get(nearestLocale(locale)), english]) {
        const pattern = bundle?.getMessage(key)?.value;
        // With a list for its errors Fluent never throws: it shows the name of what is missing.
        if (bundle && pattern) return bundle.formatPattern(pattern, params, []);
      }
      return key;
    },
  };
}

function readBundle(locale: string): FluentBundle {
  // Marks that isolate directions would show as boxes in some chats; no language here needs them.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const source = readFileSync(new URL(`${locale}.ftl`, FOLDER), 'utf8');
  const errors = bundle.addResource(new FluentResource(source));
  if (errors.length > 0) throw new Error(`assets/locales/${locale}.ftl`, { cause: errors[0] });
  return bundle;
}
