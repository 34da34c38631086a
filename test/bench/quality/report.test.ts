import { describe, expect, it } from 'vitest';
import { cast } from '../../../bench/quality/cast.ts';
import { readOptions } from '../../../bench/quality/options.ts';
import { createProgress } from '../../../bench/quality/progress.ts';
import { formatRun, runAsJson } from '../../../bench/quality/report.ts';
import { summarise } from '../../../bench/quality/summary.ts';

const WITHOUT_JUDGES = { fvd: null, notInstalled: [] };
const RUN = {
  ...WITHOUT_JUDGES,
  results: [
    { name: 'one', frames: 3, methods: [{ method: 'puppet', scores: { psnr: 20, face: 0.4 } }] },
    {
      name: 'two',
      frames: 3,
      methods: [{ method: 'puppet', scores: { psnr: 24, face: Number.NaN } }],
    },
  ],
  leftOut: ['three: nobody'],
};

describe('the mean over clips', () => {
  it('has the standard error of its sample', () => {
    // Of 1, 2, 6: mean 3, s² = (4 + 1 + 9) / 2 = 7, standard error √(7 / 3).
    const { psnr } = summarise([{ psnr: 1 }, { psnr: 2 }, { psnr: 6 }]);
    expect(psnr).toEqual({ mean: 3, standardError: expect.closeTo(Math.sqrt(7 / 3), 12) });
  });

  it('leaves out what could not be measured, and has no error of one clip', () => {
    expect(summarise([{ face: Number.NaN }, { face: 0.5 }])).toEqual({
      face: { mean: 0.5, standardError: null },
    });
  });
});

describe('the report', () => {
  it('tells each clip, the means and what was left out', async () => {
    const text = formatRun(RUN, await options());
    expect(text).toContain('one: 3 frames at 6 a second');
    expect(text).toMatch(/mean of 2 clips.*\n.*\n.*PSNR ↑\n {2}puppet {2}22\.00 ± 2\.00/);
    expect(text).toContain('left out: three: nobody');
  });

  it('has of several forms of a method the one that each table favours, and says which', async () => {
    const forms = [
      { method: 'blur 1', scores: { psnr: 21, psnrPerson: 15, ssimPerson: 0.9 } },
      { method: 'blur 2', scores: { psnr: 20, psnrPerson: 16, ssimPerson: 0.8 } },
    ].map((form) => ({ ...form, formOf: 'blurred' }));
    const results = [{ name: 'one', frames: 3, methods: forms }];
    const run = { ...WITHOUT_JUDGES, results, leftOut: [] };
    const lines = formatRun(run, await options()).split('\n');
    expect(lines.filter((line) => line.includes('blur')).map((line) => line.trim())).toEqual([
      expect.stringMatching(/^blur 1 +21\.00$/),
      expect.stringMatching(/^blur 2 +16\.00 +0\.800$/),
    ]);
    expect(JSON.parse(runAsJson(run, await options())).mean).toHaveLength(2);
  });

  it('has one FVD for all clips, and tells what is not measured and why', async () => {
    const fvd = {
      clips: 8,
      methods: [
        { method: 'still photo', fvd: 1234.56 },
        { method: 'puppet', fvd: Number.NaN },
      ],
    };
    const run = { ...RUN, fvd, notInstalled: ['LPIPS: fetch it.'] };
    const text = formatRun(run, await options());
    expect(text).toContain(
      'FVD ↓ of all together, 8 clips of 16 frames\n  still photo    1234.6\n  puppet              –\n',
    );
    expect(text).toContain('not measured: LPIPS: fetch it.');
    const json = JSON.parse(runAsJson(run, await options()));
    expect(json.fvd.methods).toEqual([fvd.methods[0], { method: 'puppet', fvd: null }]);
    expect(json.notInstalled).toEqual(['LPIPS: fetch it.']);
  });

  it('is JSON for programs, null where nothing was measured', async () => {
    const json = JSON.parse(runAsJson(RUN, await options('--protocol', 'cross')));
    expect(json).toMatchObject({
      protocol: 'cross',
      clips: [{ name: 'one' }, { methods: [{ scores: { face: null } }] }],
      mean: [{ method: 'puppet', scores: { psnr: { mean: 22, standardError: 2 } } }],
    });
  });
});

describe('the progress', () => {
  it('tells the time left by the steps done', () => {
    const lines: string[] = [];
    let ms = 0;
    const progress = createProgress(4, { write: (text) => lines.push(text) }, () => ms);
    progress.step('a');
    ms = 50_000;
    progress.step('b');
    ms = 60_000;
    progress.step('c');
    progress.end();
    expect(lines).toEqual([
      '0 %: a\n',
      '25 %, about 3 min left: b\n',
      '50 %, about 60 s left: c\n',
    ]);
  });
});

describe('the command line', () => {
  it('is refused in words', async () => {
    await expect(options('--protocol', 'other')).rejects.toThrow('--protocol: self or cross');
    await expect(options('--fps', '0')).rejects.toThrow('--fps: a number above 0');
    await expect(options('--steps', '2.5')).rejects.toThrow(
      '--steps: a whole number from 1 to 100',
    );
    await expect(options('--guidance', '21')).rejects.toThrow('--guidance: a number from 0 to 20');
    await expect(options('--provider', 'abacus')).rejects.toThrow('--provider: auto, cpu');
    await expect(options('--colour')).rejects.toThrow('--colour');
    await expect(options('--video', 'none.mp4')).rejects.toThrow('There is no file /none.mp4');
  });

  it('says how frames are generated, by a model that is installed or lies in a folder', async () => {
    const named = await options('--model', 'mine', '--steps', '10', '--guidance', '0');
    expect(named.wishes).toEqual({ model: 'mine', steps: 10, guidance: 0 });
    expect(named.environment).toEqual({});
    const lying = await options('--model', 'folder/mine', '--provider', 'cpu', '--face', '0');
    expect(lying.wishes).toEqual({ model: 'mine', provider: 'cpu', faceStrength: 0 });
    expect(lying.environment).toEqual({ ANYDANCE_MODELS: '/folder' });
  });

  it('measures nothing where help is asked for', async () => {
    expect(await readOptions(['--limit', '1', '--help'], '/')).toBeNull();
  });

  it('takes two of the own clips unless more are asked for', async () => {
    expect((await options()).clips).toHaveLength(2);
    const all = (await options('--limit', '9')).clips.map(({ name }) => name);
    expect(all).toHaveLength(5);
    expect(new Set(all).size).toBe(5);
  });

  it('lets the sample photos dance the own clip, but needs two clips of others', async () => {
    const castings = cast(await options('--protocol', 'cross'));
    expect(castings.map(({ name }) => name)).toContain('anime.png as dance.mp4');
    const own = { ...(await options('--protocol', 'cross', '--limit', '1')), builtIn: false };
    expect(() => cast(own)).toThrow('two clips or more');
    const [clip] = own.clips;
    const other = { ...clip!, name: 'other' };
    expect(cast({ ...own, clips: [clip!, other] }).map(({ name }) => name)).toEqual([
      'dance.mp4 as other',
      'other as dance.mp4',
    ]);
  });
});

async function options(...args: readonly string[]) {
  const read = await readOptions(args, '/');
  if (read === null) throw new Error('this asks for help');
  return read;
}
