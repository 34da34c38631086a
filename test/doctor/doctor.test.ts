import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { asNobody } from '../helpers/as-nobody.ts';
import { startS3Server } from '../helpers/s3-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { examine, runDoctor } from './run-doctor.ts';

test('with nothing configured all is well, and what is off is said', async () => {
  const { status, output } = await runDoctor({});
  expect(output).toMatch(/^✓ Node +\d+\.\d+/m);
  expect(output).toMatch(/^✓ ffmpeg .*encodes H\.264/m);
  expect(output).toMatch(/^✓ photo models +detector, body, hand, face, openCv load/m);
  expect(output).toMatch(/^✓ ONNX Runtime .*computes on cpu/m);
  expect(output).toMatch(/^– studio models +none/m);
  expect(output).toMatch(/^✓ data folder .*GB free/m);
  expect(output).toMatch(/^✓ jobs +SQLite/m);
  expect(output).toMatch(/^✓ media /m);
  expect(output).toMatch(/^– Discord +no DISCORD_TOKEN/m);
  expect(output).toMatch(/^– Telegram +no TELEGRAM_TOKEN/m);
  expect(output).toContain('All that is configured works.');
  expect(status).toBe(0);
});

test('--help says what it is for, a wrong flag is a usage error', async () => {
  const help = await runDoctor({}, ['--help']);
  expect(help.output).toContain('--json');
  expect(help.status).toBe(0);
  expect((await runDoctor({}, ['--nonsense'])).status).toBe(2);
  const unknown = await runDoctor({}, ['heart']);
  expect(unknown.output).toContain('“data folder”');
  expect(unknown.status).toBe(2);
});

test('settings that make no sense are named, and the rest is looked at all the same', async () => {
  const { status, of } = await examine({ WEB_PORT: 'many' }, ['settings', 'jobs', 'node']);
  expect(of('settings')).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('WEB_PORT'),
  });
  expect(of('jobs')).toMatchObject({ state: 'off' });
  expect(of('Node')).toMatchObject({ state: 'well' });
  expect(status).toBe(1);
});

test('a Redis that is not there is told of without its password', async () => {
  const { status, output, of } = await examine({ REDIS_URL: 'redis://:pass-of-mine@127.0.0.1:1' }, [
    'jobs',
  ]);
  expect(of('jobs')).toMatchObject({
    state: 'broken',
    says: expect.stringMatching(/redis:\/\/127\.0\.0\.1:1 cannot be reached/),
    mend: expect.stringContaining('REDIS_URL'),
  });
  expect(output).not.toContain('pass-of-mine');
  expect(status).toBe(1);
});

test('a data folder that may only be read, and one that cannot be there, are told of', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  chmodSync(folder, 0o555);
  for (const data of [folder, join(folder, 'file', 'data')]) {
    const look = () => examine({ DATA_DIR: data }, ['data folder', 'jobs', 'media']);
    const { status, of } = await asNobody(look);
    for (const name of ['data folder', 'jobs', 'media'])
      expect(of(name)).toMatchObject({ state: 'broken', says: expect.stringContaining(folder) });
    expect(of('data folder').mend).toContain('DATA_DIR');
    expect(status).toBe(1);
  }
});

test('an ffmpeg that is none, and one without libx264, are told of', async () => {
  const folder = tempFolder();
  const missing = await examine({ ANYDANCE_FFMPEG: join(folder, 'nothing') }, ['ffmpeg']);
  expect(missing.of('ffmpeg')).toMatchObject({ state: 'broken' });
  const path = join(folder, 'ffmpeg');
  writeFileSync(path, '#!/bin/sh\necho ffmpeg version 1.2.3\n');
  chmodSync(path, 0o755);
  const poor = await examine({ ANYDANCE_FFMPEG: path }, ['ffmpeg']);
  expect(poor.of('ffmpeg')).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('1.2.3'),
    mend: expect.stringContaining('libx264'),
  });
});

test('a bucket is written to, and a refusal is told of without the key', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'objects'));
  const server = await startS3Server(join(folder, 'objects'));
  const bucket = { S3_ENDPOINT: server.endpoint, S3_BUCKET: 'media', S3_ACCESS_KEY_ID: 'test-key' };
  const good = await examine({ ...bucket, S3_SECRET_ACCESS_KEY: 'test-secret' }, ['media']);
  expect(good.of('media')).toMatchObject({ state: 'well', says: expect.stringContaining('media') });
  expect(server.requests.some((request) => request.startsWith('DELETE'))).toBe(true);
  const bad = await examine({ ...bucket, S3_SECRET_ACCESS_KEY: 'wrong-secret' }, ['media']);
  expect(bad.of('media')).toMatchObject({ state: 'broken', mend: expect.stringContaining('S3_') });
  expect(bad.output).not.toMatch(/wrong-secret|test-key/);
  expect(bad.status).toBe(1);
});

test('a port that another program has is told of; one that the bot itself has is fine', async () => {
  let page = 'something else';
  const server = createServer((_, response) => response.end(page)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const taken = await examine({ WEB_PORT: String(port) }, ['web page']);
  expect(taken.of('web page')).toMatchObject({
    state: 'broken',
    mend: expect.stringContaining('WEB_PORT'),
  });
  page = '<title>anydance</title>';
  expect((await examine({ WEB_PORT: String(port) }, ['web page'])).of('web page').state).toBe(
    'well',
  );
});
