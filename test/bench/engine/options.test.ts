import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../bench/engine/options.ts';
import { QUALITIES } from '../../../engine/render-request.ts';

describe('the command line of the engine bench', () => {
  it('measures every quality there is on the CPU, in little time', () => {
    expect(options('')).toMatchObject({
      qualities: QUALITIES,
      whole: { frames: 96, repeat: 3, sizes: [{ width: 512, height: 768 }, {}, {}] },
      networks: { providers: ['cpu'], sizes: [{ width: 256, height: 256 }], model: null },
    });
  });

  it('in full measures larger clips as well, on every provider', () => {
    const { networks } = options('--full')!;
    expect(networks.providers).toContain('webgpu');
    expect(networks.providers).not.toContain('auto');
    expect(networks.sizes).toContainEqual({ width: 512, height: 512 });
  });

  it('takes what is asked for instead', () => {
    const asked = options('--size 128x192 --size 64x64 --frames 2 --repeat 1 --model mine')!;
    expect(asked.networks.model).toBe('/here/mine');
    for (const { sizes, frames, repeat } of [asked.whole, asked.networks]) {
      expect([sizes.map(({ height }) => height), frames, repeat]).toEqual([[192, 64], 2, 1]);
    }
  });

  it('is refused in words', () => {
    const message = (text: string) => {
      try {
        return options(text);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message('--size 100x100')).toBe('--size: WxH in multiples of 8, but got “100x100”.');
    expect(message('--steps 1')).toBe('--steps: a whole number from 2, but got “1”.');
    expect(message('--quality best')).toContain('--quality: preview, lite, studio');
    expect(message('--provider auto')).toContain('but got “auto”');
    expect(message('--help')).toBeNull();
  });
});

function options(text: string) {
  return readOptions(text.split(' ').filter(Boolean), '/here');
}
