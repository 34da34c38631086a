import { describe, expect, test } from 'vitest';
import { toRenderRequest } from '../../engine/cli/options.ts';

const FLAGS = {
  quality: 'preview',
  size: 'portrait',
  fps: '24',
  music: 'on',
  background: 'photo',
  seed: '0',
};
const PLACES = { cwd: '/home/me', defaultPhoto: '/app/sample.jpg' };

describe('the flags of the dance command', () => {
  test('without any, the sample dances kemusan for one loop in 512 × 768', () => {
    const request = toRenderRequest(undefined, FLAGS, PLACES);
    expect(request).toMatchObject({
      photo: '/app/sample.jpg',
      dance: 'kemusan',
      seconds: null,
      width: 512,
      height: 768,
      output: '/home/me/out/sample-kemusan.mp4',
    });
  });

  test('paths count from where the user is', () => {
    const request = toRenderRequest('pics/me.png', { ...FLAGS, output: 'clip.mp4' }, PLACES);
    expect(request.photo).toBe('/home/me/pics/me.png');
    expect(request.output).toBe('/home/me/clip.mp4');
  });

  test('a driver video without a dance has no music', () => {
    expect(toRenderRequest('me.png', { ...FLAGS, drive: 'v.mp4' }, PLACES).dance).toBeNull();
  });

  test.each([
    [{ size: '511x768' }, '--size'],
    [{ size: '512x7680' }, '--size'],
    [{ seconds: '0' }, '--seconds'],
    [{ seconds: 'long' }, '--seconds'],
    [{ fps: '24.5' }, '--fps'],
    [{ music: 'loud' }, '--music'],
    [{ seed: '-1' }, '--seed'],
    [{ maxBytes: '0' }, '--max-bytes'],
  ])('%o is refused, naming the flag and what came', (flag, name) => {
    expect(() => toRenderRequest(undefined, { ...FLAGS, ...flag }, PLACES)).toThrowError(
      expect.objectContaining({
        code: 'option-invalid',
        params: expect.objectContaining({ option: name, given: Object.values(flag)[0] }),
      }),
    );
  });
});
