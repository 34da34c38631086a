import { describe, expect, it } from 'vitest';
import type { SideTimes } from '../../../bench/engine/network-clips.ts';
import { sayNetworkClips, sayWholeClips } from '../../../bench/engine/report.ts';
import { spreadOf } from '../../../bench/engine/spread.ts';

describe('what several runs took', () => {
  it('is their median, least and most', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
    expect(spreadOf([]).median).toBeNaN();
  });
});

describe('the report of the engine bench', () => {
  it('tells how much longer PyTorch takes, part by part, and how far the frames are apart', () => {
    const text = sayNetworkClips({
      width: 256,
      height: 256,
      frames: 4,
      steps: 2,
      sides: [
        side('engine, cpu', 1),
        side('PyTorch', 1.5),
        { ...side('engine, cpu, one of 3 steps in full', 0.4), isSharing: true },
      ],
      apart: 1,
    });
    expect(text).toContain('256×256, 4 frames, 2 steps, guided, 2 threads');
    expect(text).toContain('engine, cpu: clip 41.0 (40.0 to 42.0) s, 0.098 frames a second');
    expect(text).toContain(
      '1.50 times as long as engine, cpu (photo 1.50, step 1.50, decoding 1.50)',
    );
    expect(text).toContain(
      'engine, cpu, one of 3 steps in full: denoising takes 0.40 times as long as engine, cpu',
    );
    expect(text).toContain('at most 1 of 255 apart');
  });

  it('compares nothing where one side was measured, and says what was not as a dash', () => {
    const alone = { ...side('engine, cpu', 1), step: spreadOf([]) };
    const clips = { width: 64, height: 64, frames: 1, steps: 2, sides: [alone], apart: null };
    expect(sayNetworkClips(clips)).toContain('a step – s');
    expect(sayNetworkClips(clips)).not.toContain('times as long');
    expect(sayNetworkClips(clips)).not.toContain('apart');
  });

  it('tells of whole clips their time, speed and memory', () => {
    const text = sayWholeClips({
      quality: 'preview',
      width: 512,
      height: 768,
      frames: 96,
      seconds: spreadOf([4, 4, 5]),
      frameMs: spreadOf([9, 9, 10]),
      framesASecond: 24,
      peakMegabytes: 751.6,
    });
    expect(text).toBe(
      'preview, 512×768, 96 frames: 4.00 (4.00 to 5.00) s, 24.0 frames a second, drawn and encoded in 9.0 (9.0 to 10.0) ms a frame, peak 752 MB',
    );
  });
});

function side(name: string, times: number): SideTimes {
  return {
    name,
    threads: 2,
    isSharing: false,
    denoise: spreadOf([20 * times]),
    seconds: spreadOf([40 * times, 41 * times, 42 * times]),
    photo: spreadOf([2 * times]),
    step: spreadOf([10 * times]),
    decode: spreadOf([3 * times]),
    peakMegabytes: 7000,
  };
}
