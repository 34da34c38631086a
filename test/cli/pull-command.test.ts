import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../engine/checkpoints/catalogue.ts';
import { MEASURES, type MeasureEntry } from '../../engine/checkpoints/measures.ts';
import { checkCommand } from '../../engine/cli/models/check-command.ts';
import type { ModelsContext } from '../../engine/cli/models/context.ts';
import { listLines } from '../../engine/cli/models/list-models.ts';
import { pullCommand } from '../../engine/cli/models/pull-command.ts';
import { removeCommand } from '../../engine/cli/models/remove-command.ts';
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
    measures: [],
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

test('a measure is fetched as it is, listed, checked and removed', async () => {
  const content = Buffer.from('weights');
  server.files.set('/models/i3d.pt', content);
  const file = { url: `${server.url}/models/i3d.pt`, to: 'i3d_pretrained_400.pt', bytes: 7 };
  const measure: MeasureEntry = { ...MEASURES.fvd, files: [file] };
  context = { ...context, measures: [measure] };
  expect(await listLines(context, false)).toContain(
    'fvd        I3D, for FVD (measure of the quality bench): not here',
  );
  await pullCommand('fvd', { dtype: 'float16', yes: true }, context);
  expect(told).toContain('Apache-2.0');
  const folder = join(context.home, '.measures', 'fvd');
  expect(readFileSync(join(folder, 'i3d_pretrained_400.pt'))).toEqual(content);
  const listed = (await listLines(context, true)).map((line) => JSON.parse(line));
  expect(listed.find(({ name }) => name === 'fvd')).toMatchObject({ installed: 'measure' });
  await checkCommand('fvd', context);
  expect(told).toContain('fvd is whole');
  await removeCommand('fvd', { yes: true }, context);
  expect(existsSync(folder)).toBe(false);
});

test('an unknown name is answered by all that are known', async () => {
  context = { ...context, measures: [MEASURES.lpips] };
  const pull = pullCommand('lips', { dtype: 'float16', yes: true }, context);
  await expect(pull).rejects.toThrow('Known are moore, lpips.');
});
