import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { CLIP_NOTES, STAGES } from '../../commands/describe.ts';
import { LOCALES, nearestLocale } from '../../commands/locales.ts';
import { errorText } from '../../commands/refusal.ts';
import { OPTIONS } from '../../commands/settings-options.ts';
import { createTranslator } from '../../commands/translate.ts';
import { listDances } from '../../engine/motion/dances.ts';
import { STAGES as ENGINE_STAGES } from '../../engine/progress.ts';
import { QUALITIES } from '../../queue/job.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const { has, say } = createTranslator();

/** Each message's key with the names of the values it needs. */
function messagesOf(locale: string): Record<string, string> {
  const { body } = new FluentResource(read(`assets/locales/${locale}.ftl`));
  return Object.fromEntries(
    body.map(({ id, value }) => [
      id,
      [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)]
        .map(([, name]) => name)
        .sort()
        .join(' '),
    ]),
  );
}

test.each(LOCALES.filter((locale) => locale !== 'en'))(
  '%s has every message of English, with the same values',
  (locale) => {
    expect(messagesOf(locale)).toEqual(messagesOf('en'));
  },
);

test('no message is written twice', () => {
  for (const locale of LOCALES) {
    const keys = [...read(`assets/locales/${locale}.ftl`).matchAll(/^([\w-]+) =/gm)];
    const names = keys.map(([, key]) => key);
    expect(names).toEqual([...new Set(names)]);
  }
});

describe('there are words for', () => {
  test('every text that a command can say', () => {
    for (const file of readdirSync(new URL('commands/', ROOT)))
      for (const [, key] of read(`commands/${file}`).matchAll(/(?:text|Refusal)\(\s*'([a-z-]+)'/g))
        expect(has(key!), `${key} of ${file}`).toBe(true);
  });

  test('every failure', () => {
    for (const file of ['engine/core/user-error.ts', 'queue/queue-error.ts'])
      for (const [, code] of read(file).matchAll(/^ {2}'([a-z-]+)':/gm))
        expect(has(errorText(code!).key), code).toBe(true);
    for (const code of ['timed-out', 'out-of-memory', 'crashed'])
      expect(has(errorText(code).key), code).toBe(true);
  });

  test('every remark on a photo', () => {
    const type = /export type PhotoNote =([^;]+);/.exec(read('engine/core/person.ts'))![1]!;
    for (const [, note] of type.matchAll(/'([a-z-]+)'/g)) expect(has(`note-${note}`)).toBe(true);
  });

  test('every remark on a clip', () => {
    const type = /export type ClipNote =([^;]+);/.exec(read('engine/core/clip-note.ts'))![1]!;
    const notes = [...type.matchAll(/'([a-z-]+)'/g)].map(([, note]) => note!);
    expect(CLIP_NOTES).toEqual(notes);
    for (const note of notes) expect(has(`note-${note}`), note).toBe(true);
  });

  test('every dance, every stage and every setting', () => {
    for (const { id } of listDances())
      for (const key of [`dance-${id}`, `dance-${id}-about`]) expect(has(key), key).toBe(true);
    expect(STAGES).toEqual([...ENGINE_STAGES]);
    for (const stage of STAGES) expect(has(`stage-${stage}`)).toBe(true);
    for (const [name, values] of Object.entries(OPTIONS))
      for (const value of values) expect(has(`setting-${name}-${value}`), value).toBe(true);
    for (const quality of QUALITIES) expect(has(`quality-${quality}`), quality).toBe(true);
  });
});

test.each([
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh', 'zh-CN'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['es-419', 'es'],
  ['en-GB', 'en'],
  ['xx', 'en'],
  ['', 'en'],
])('%s is answered in %s', (tag, locale) => {
  expect(nearestLocale(tag)).toBe(locale);
});

test('what is not known at all is shown by its key', () => {
  expect(say({ key: 'no-such-key' }, 'de')).toBe('no-such-key');
});
