import { describe, expect, test } from 'vitest';
import { toRenderRequest } from '../../engine/cli/options.ts';

const FLAGS = {
  quality: 'preview',
  size: 'portrait',
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

  test('a clip has 24 frames a second, half of that where the networks make every one', () => {
    expect(toRenderRequest('me.png', FLAGS, PLACES).fps).toBe(24);
    const studio = { ...FLAGS, quality: 'studio' };
    expect(toRenderRequest('me.png', studio, PLACES).fps).toBe(24);
    const plain = { ...studio, finish: 'colour' };
    expect(toRenderRequest('me.png', plain, PLACES).fps).toBe(12);
    expect(toRenderRequest('me.png', { ...studio, fps: '30' }, PLACES).fps).toBe(30);
  });

  test('what the studio is told reaches the request, and the rest is left to the model', () => {
    const studio = { ...FLAGS, quality: 'studio' };
    expect(toRenderRequest('me.png', studio, PLACES).studio).toEqual({});
    const told = {
      model: 'moore',
      steps: '12',
      guidance: '2.5',
      cacheInterval: '3',
      faceStrength: '0.3',
      provider: 'webgpu',
    };
    const request = toRenderRequest('me.png', { ...studio, ...told }, PLACES);
    const numbers = { steps: 12, guidance: 2.5, cacheInterval: 3, faceStrength: 0.3 };
    expect(request.studio).toEqual({ ...told, ...numbers });
    expect(toRenderRequest('me.png', FLAGS, PLACES).studio).toBeUndefined();
  });

  test('the steps of the finish are named one by one, or all, or none', () => {
    const finish = (text: string) =>
      toRenderRequest('me.png', { ...FLAGS, quality: 'studio', finish: text }, PLACES).studio;
    expect(finish('background, interpolation')?.finish).toEqual(['background', 'interpolation']);
    expect(finish('none')?.finish).toEqual([]);
    expect(finish('all')?.finish).toEqual(['deflicker', 'colour', 'background', 'interpolation']);
    const sparse = { ...FLAGS, quality: 'studio', keyFps: '8' };
    expect(toRenderRequest('me.png', sparse, PLACES).studio).toEqual({ keyFps: 8 });
  });

  test.each([
    [{ keyFps: '3', quality: 'studio' }, '--key-fps'],
    [{ keyFps: '8', quality: 'studio', finish: 'none' }, '--key-fps'],
    [{ finish: 'all' }, '--finish'],
    [{ finish: 'polish', quality: 'studio' }, '--finish'],
    [{ size: '511x768' }, '--size'],
    [{ size: '512x7680' }, '--size'],
    [{ seconds: '0' }, '--seconds'],
    [{ seconds: 'long' }, '--seconds'],
    [{ fps: '24.5' }, '--fps'],
    [{ music: 'loud' }, '--music'],
    [{ seed: '-1' }, '--seed'],
    [{ maxBytes: '0' }, '--max-bytes'],
    [{ quality: 'best' }, '--quality'],
    [{ model: 'moore' }, '--model'],
    [{ steps: '0', quality: 'studio' }, '--steps'],
    [{ guidance: '-1', quality: 'studio' }, '--guidance'],
    [{ faceStrength: '1.5', quality: 'studio' }, '--face-strength'],
    [{ cacheInterval: '0', quality: 'studio' }, '--cache-interval'],
    [{ cacheInterval: '2' }, '--cache-interval'],
    [{ faceStrength: '0.5' }, '--face-strength'],
    [{ provider: 'abacus', quality: 'studio' }, '--provider'],
  ])('%o is refused, naming the flag and what came', (flag, name) => {
    expect(() => toRenderRequest(undefined, { ...FLAGS, ...flag }, PLACES)).toThrowError(
      expect.objectContaining({
        code: 'option-invalid',
        params: expect.objectContaining({ option: name, given: Object.values(flag)[0] }),
      }),
    );
  });
});
