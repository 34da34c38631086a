import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createReporter } from '../../engine/cli/reporter.ts';
import type { RenderResult } from '../../engine/render.ts';

const RESULT: RenderResult = {
  output: '/here/clip.mp4',
  bytes: 1000,
  seconds: 1,
  width: 512,
  height: 768,
  fps: 12,
  frames: 12,
  notes: ['half-body', 'drawn-smaller'],
};

function report(json: boolean) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const streams = { out, err, cwd: '/here' } as never;
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { reporter: createReporter(streams, json), out: () => read(out), err: () => read(err) };
}

test('what is worth knowing before the clip is there is said at once, and once', () => {
  const { reporter, err } = report(false);
  reporter.note('drawn-smaller');
  expect(err()).toMatch(/^.*• .*the networks drew smaller pictures/);
  reporter.done(RESULT, 1000);
  const end = err();
  expect(end).toContain('the upper half dances');
  expect(end).not.toContain('smaller pictures');
});

test('as JSON it is a line of its own, and in the result as well', () => {
  const { reporter, out } = report(true);
  reporter.note('drawn-smaller');
  expect(JSON.parse(out())).toEqual({ type: 'note', note: 'drawn-smaller' });
  reporter.done(RESULT, 1000);
  expect(JSON.parse(out())).toMatchObject({ type: 'done', notes: RESULT.notes });
});
