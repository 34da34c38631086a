import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importModel } from '../../engine/checkpoints/import-model.ts';
import { findFfmpeg } from '../../engine/video/ffmpeg.ts';
import { probeVideo } from '../../engine/video/probe-video.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const CHECKPOINT = fileURLToPath(new URL('../fixtures/networks/odd', import.meta.url));
const STUDIO = ['--quality', 'studio', '--seconds', '1', '--fps', '8'];

/** The environment of a machine with one tiny model. */
async function withModel(): Promise<NodeJS.ProcessEnv> {
  const home = tempFolder();
  const to = join(home, 'tiny');
  await importModel({ from: CHECKPOINT, profile: 'moore', to, dtype: 'float32' });
  return { ANYDANCE_MODELS: home };
}

describe('npm run dance -- --quality studio', () => {
  test('makes an MP4 by the networks, in the very size asked for, twice the same bytes', async () => {
    const options = { cwd: tempFolder(), env: await withModel() };
    const make = (name: string) =>
      runCli([...STUDIO, '--size', '130x196', '--steps', '2', '-o', name], options);
    const runs = await Promise.all([make('a.mp4'), make('b.mp4')]);
    expect(runs[0]).toMatchObject({ status: 0, stdout: 'a.mp4\n' });
    expect(runs[0].stderr).toContain('step 2 of 2, window 1 of 1, ');
    expect(runs[0].stderr).toContain('faces, step 1 of 1, window 1 of 1, ');
    expect(runs[0].stderr).toContain('1.0 s, 130×196, 8 fps');

    const [a, b] = ['a.mp4', 'b.mp4'].map((name) => join(options.cwd, name)) as [string, string];
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
    const ffmpegPath = await findFfmpeg(process.env);
    const facts = await probeVideo(a, { ffmpegPath });
    expect(facts).toMatchObject({ width: 130, height: 196, fps: 8 });
    expect(facts.seconds).toBeCloseTo(1, 1);
  });

  test('Ctrl-C between two steps ends with status 130 and leaves nothing behind', async () => {
    const cwd = tempFolder();
    let pressed = false;
    const args = [...STUDIO, '--size', '128x128', '--steps', '100', '--json', '-o', 'clip.mp4'];
    const run = await runCli(args, {
      cwd,
      env: await withModel(),
      onOutput: (stdout, kill) => {
        if (pressed || !stdout.includes('"denoising"')) return;
        pressed = true;
        kill('SIGINT');
      },
    });
    expect(run.status).toBe(130);
    expect(JSON.parse(run.stdout.trim().split('\n').at(-1)!)).toEqual({ type: 'cancelled' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('without a model it says where to find one', async () => {
    const cwd = tempFolder();
    const env = { ANYDANCE_MODELS: join(cwd, 'models') };
    const run = await runCli([...STUDIO, '-o', 'clip.mp4'], { cwd, env });
    expect(run.status).toBe(7);
    expect(run.stderr).toContain('npm run models -- list');
    expect(run.stderr).toContain('[model-none]');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('what does not fit into memory is refused at once, with what would', async () => {
    const cwd = tempFolder();
    const args = [...STUDIO, '--memory', '910', '-o', 'clip.mp4', 'no-such-photo.jpg'];
    const run = await runCli(args, { cwd, env: await withModel() });
    expect(run.status).toBe(7);
    expect(run.stderr).toContain('[memory-short]');
    expect(run.stderr).toMatch(/8 frames at a time, take [\d.]+ MB/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a provider that does not work here is refused in a sentence', async () => {
    const cwd = tempFolder();
    const args = [...STUDIO, '--size', '128x128', '--steps', '1', '--provider', 'cuda'];
    const run = await runCli([...args, '-o', 'clip.mp4'], { cwd, env: await withModel() });
    // Where there is such a card, it makes the clip.
    const made = readdirSync(cwd).length === 1;
    expect(run.status).toBe(made ? 0 : 7);
    expect(run.stderr).toContain(made ? '8 fps' : '“--provider auto” takes it. [provider-failed]');
  });
});
