import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../engine/checkpoints/catalogue.ts';
import type { ModelsContext } from '../../engine/cli/models/context.ts';
import { pullCommand } from '../../engine/cli/models/pull-command.ts';
import { type FileServer, startFileServer } from '../helpers/file-server.ts';
import { publishTiny } from '../helpers/publish-tiny.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let server: FileServer;
let entry: CatalogueEntry;
let told: string;
let context: ModelsContext;

beforeEach(async () => {
  server = await startFileServer();
  entry = publishTiny(server);
  told = '';
  const { signal } = new AbortController();
  const err = Object.assign(new PassThrough(), { isTTY: false });
  err.on('data', (text) => {
    told += text;
  });
  context = {
    catalogue: [entry],
    home: join(tempFolder(), 'models'),
    cwd: '/',
    endpoint: server.url,
    token: 'secret',
    terminal: { input: Object.assign(new PassThrough(), { isTTY: false }), err, signal },
    reporter: { progress: () => undefined, end: () => undefined },
    signal,
    startGraphics: async () => null,
    say: (line) => {
      told += `${line}\n`;
    },
  };
});

test('licences are shown, and with --yes the model is fetched with the token', async () => {
  await pullCommand('moore', { dtype: 'float16', yes: true }, context);
  expect(told).toContain('All of it.');
  expect(told).toContain(`${join(context.home, 'moore')}\n`);
  expect(existsSync(join(context.home, 'moore', 'model.json'))).toBe(true);
  expect(server.requests[0]!.authorization).toBe('Bearer secret');
});

test('without a yes nothing is fetched', async () => {
  const pull = pullCommand('moore', { dtype: 'float16' }, context);
  await expect(pull).rejects.toMatchObject({ code: 'licence-declined' });
  expect(server.requests).toEqual([]);
});
