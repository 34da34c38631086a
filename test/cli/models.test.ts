import { existsSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { startFileServer } from '../helpers/file-server.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { tinyCheckpoint, writeCheckpoint } from '../helpers/tiny-checkpoint.ts';

const MAIN = fileURLToPath(new URL('../../engine/cli/models/main.ts', import.meta.url));

const DOWNLOAD = fileURLToPath(new URL('../helpers/download-program.ts', import.meta.url));

let home: string;
let cwd: string;

beforeEach(() => {
  home = join(tempFolder(), 'models');
  cwd = tempFolder();
});

function models(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const program = ['--use-env-proxy', MAIN];
  return runCli(args, { cwd, program, env: { ANYDANCE_MODELS: home, ...env } });
}

test('a folder becomes a model that is listed, checked and removed', async () => {
  writeCheckpoint(join(cwd, 'weights'), tinyCheckpoint('novita'));
  const how = ['--profile', 'novita', '--as', 'mine', '--dtype', 'float16'];
  const made = await models(['import', 'weights', ...how]);
  expect(made).toMatchObject({ status: 0, stdout: `${join(home, 'mine')}\n` });

  const list = await models(['list', '--json']);
  const lines = list.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ name, installed }) => [name, installed])).toEqual([
    ['moore', null],
    ['musepose', null],
    ['champ', null],
    ['novita', null],
    ['mine', { profile: 'novita', dtype: 'float16' }],
    ['lpips', null],
    ['lpips-vgg', null],
    ['fvd', null],
  ]);
  expect((await models([])).stdout).toContain('ready, float16, profile novita');

  expect(await models(['check', 'mine'])).toMatchObject({ status: 0 });
  expect((await models(['rm', 'mine'])).stdout).toBe('Nothing was deleted.\n');
  expect(await models(['rm', 'mine', '--yes'])).toMatchObject({ status: 0 });
  expect(existsSync(join(home, 'mine'))).toBe(false);
});

test('all that does not fit is told, and the status says that it is the files', async () => {
  const checkpoint = tinyCheckpoint('moore');
  checkpoint.get('reference_unet.pth')!.pop();
  checkpoint.get('pose_guider.pth')!.pop();
  writeCheckpoint(cwd, checkpoint);
  const { status, stderr } = await models(['import', '.', '--profile', 'moore']);
  expect(status).toBe(3);
  expect(stderr).toContain('(and 1 more)');
  expect(stderr).toMatch(/^ {2}.*pose_guider\.pth lacks 1 of the tensors/m);
});

describe('wrong use is answered in words, with status 2:', () => {
  test.each([
    [['pull', 'nothing'], 'Known are moore, musepose, champ, novita'],
    [['pull', 'musepose'], 'non-commercial research'],
    [['check', '../elsewhere'], 'cannot be the name of a model'],
    [['import', '.'], '--profile'],
    [['import', '.', '--profile', 'other'], 'moore, musepose, champ, novita'],
    [['fetch'], 'fetch'],
  ])('%j', async (args, words) => {
    const { status, stderr } = await models(args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

  test('a mirror that is no address', async () => {
    const { status, stderr } = await models(['pull', 'moore', '--yes'], { HF_ENDPOINT: 'mirror' });
    expect(status).toBe(2);
    expect(stderr).toContain('HF_ENDPOINT');
  });
});

test('a model that is not there has status 3, and help has 0', async () => {
  mkdirSync(home);
  expect(await models(['check', 'moore'])).toMatchObject({ status: 3 });
  expect(await models(['rm', 'moore', '--yes'])).toMatchObject({ status: 3 });
  expect(await models(['--help'])).toMatchObject({ status: 0 });
});

test('downloads go through the proxy of the environment', async () => {
  const server = await startFileServer();
  server.files.set('/weights', new Uint8Array(1000));
  const proxy = await startProxy();
  const { status } = await runCli([`${server.url}/weights`, join(cwd, 'weights.pth')], {
    cwd,
    program: ['--use-env-proxy', DOWNLOAD],
    env: { HTTP_PROXY: proxy.url, NO_PROXY: '' },
  });
  expect(status).toBe(0);
  expect(statSync(join(cwd, 'weights.pth')).size).toBe(1000);
  expect(proxy.hosts).toEqual([server.url.replace('http://', '')]);
  expect(manifest.scripts.models).toContain('--use-env-proxy');
});

/** A proxy that opens tunnels, and remembers where to. */
async function startProxy(): Promise<{ url: string; hosts: string[] }> {
  const hosts: string[] = [];
  const server = createServer();
  server.on('connect', ({ url }, client) => {
    hosts.push(url ?? '');
    const [host, port] = (url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hosts };
}
