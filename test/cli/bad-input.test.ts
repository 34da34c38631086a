import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const SAMPLE = fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url));

/** Runs the program on one file; afterwards the folder must hold nothing but that file. */
async function refuse(
  file: { name: string; bytes: Uint8Array | string } | null,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const cwd = tempFolder();
  if (file !== null) writeFileSync(join(cwd, file.name), file.bytes);
  const photo = file?.name ?? SAMPLE;
  const run = await runCli([photo, '-o', 'clip.mp4', '--json', ...args], { cwd, env });
  const last = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  expect(readdirSync(cwd)).toEqual(file === null ? [] : [file.name]);
  return { status: run.status, code: last.code, message: String(last.message) };
}

describe('bad input is refused with a code, a sentence and nothing left behind', () => {
  test('a text file named .jpg', async () => {
    const file = { name: 'a.jpg', bytes: 'this is no picture, whatever its name says' };
    expect(await refuse(file)).toMatchObject({ status: 3, code: 'photo-not-a-picture' });
  });

  test('an empty file', async () => {
    expect(await refuse({ name: 'a.jpg', bytes: '' })).toMatchObject({
      status: 3,
      code: 'photo-empty',
    });
  });

  test('a file that is not there', async () => {
    const cwd = tempFolder();
    const run = await runCli(['nobody.jpg', '-o', 'clip.mp4'], { cwd });
    expect(run.status).toBe(3);
    expect(run.stderr).toContain('[photo-missing]');
  });

  test('a landscape without a person', async () => {
    const bytes = await landscape();
    expect(await refuse({ name: 'a.png', bytes })).toMatchObject({
      status: 3,
      code: 'person-none',
    });
  });

  test('an unknown dance, with the nearest one suggested', async () => {
    const refused = await refuse(null, ['--dance', 'kemusam']);
    expect(refused).toMatchObject({ status: 2, code: 'dance-unknown' });
    expect(refused.message).toContain('kemusan');
  });

  test('an output folder that does not exist', async () => {
    const refused = await refuse(null, ['-o', 'no/such/clip.mp4']);
    expect(refused).toMatchObject({ status: 5, code: 'output-folder-missing' });
  });

  test('an ffmpeg that is not there', async () => {
    const refused = await refuse(null, [], { ANYDANCE_FFMPEG: '/nowhere/ffmpeg' });
    expect(refused).toMatchObject({ status: 6, code: 'ffmpeg-missing' });
  });

  test('an ffmpeg that dies', async () => {
    const refused = await refuse(null, [], { ANYDANCE_FFMPEG: '/bin/false' });
    expect(refused).toMatchObject({ status: 6, code: 'ffmpeg-failed' });
  });

  test('a broken driver video', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'v.mp4'), 'not a video at all');
    const run = await runCli([SAMPLE, '--drive', 'v.mp4', '-o', 'clip.mp4'], { cwd });
    expect(run.status).toBe(4);
    expect(run.stderr).toContain('[driver-broken]');
    expect(readdirSync(cwd)).toEqual(['v.mp4']);
  });
});

/** Sky, hills and a road. */
function landscape(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">
    <rect width="600" height="220" fill="#8fc5f0"/><rect y="220" width="600" height="180" fill="#4f8f4a"/>
    <path d="M0 230 L150 120 L300 230 L420 150 L600 235 Z" fill="#5b7d6d"/>
    <path d="M250 400 L290 225 L310 225 L360 400 Z" fill="#777"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
