import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const SHORT = ['--seconds', '1', '--size', '256x384', '--fps', '12'];

describe('npm run dance', () => {
  test('makes an MP4 of the sample, prints its path alone on stdout, and twice the same bytes', async () => {
    const cwd = tempFolder();
    const first = await runCli([...SHORT, '-o', 'first.mp4'], { cwd });
    expect(first).toMatchObject({ status: 0, stdout: 'first.mp4\n' });
    await runCli([...SHORT, '-o', 'second.mp4'], { cwd });
    const bytes = readFileSync(join(cwd, 'first.mp4'));
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(readFileSync(join(cwd, 'second.mp4')).equals(bytes)).toBe(true);
  });

  test('Ctrl-C in the middle of drawing ends with status 130 and leaves no half file', async () => {
    const cwd = tempFolder();
    let pressed = false;
    const run = await runCli(['--json', '--seconds', '30', '-o', 'clip.mp4'], {
      cwd,
      onOutput: (stdout, kill) => {
        if (pressed || !stdout.includes('"stage":"frames"')) return;
        pressed = true;
        kill('SIGINT');
      },
    });
    expect(run.status).toBe(130);
    expect(JSON.parse(run.stdout.trim().split('\n').at(-1)!)).toEqual({ type: 'cancelled' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('dances lists each with a line', async () => {
    const cwd = tempFolder();
    const run = await runCli(['dances'], { cwd });
    expect(run.status).toBe(0);
    expect(run.stdout.trim().split('\n').length).toBeGreaterThanOrEqual(12);
    expect(run.stdout).toContain('kemusan');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});
