import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findJudges } from '../../../bench/quality/judges.ts';
import { createClipDescriber } from '../../../bench/quality/metrics/fvd.ts';
import { createLpips } from '../../../bench/quality/metrics/lpips.ts';
import { i3d } from '../../../bench/quality/networks/i3d.ts';
import { lpips } from '../../../bench/quality/networks/lpips.ts';
import { MEASURES, measurePath } from '../../../engine/checkpoints/measures.ts';
import type { RgbImage } from '../../../engine/core/image.ts';
import type { Weight } from '../../../engine/networks/graph/graph.ts';
import { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../engine/networks/graph/probe-operators.ts';
import { elementCount } from '../../../engine/networks/graph/value.ts';
import { legacyTorchFile } from '../../helpers/legacy-torch-bytes.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type TestStateDict, torchFile } from '../../helpers/torch-bytes.ts';
import { formula, formulaWeight } from './formula-weights.ts';

const A = picture('a', 70, 85);
const B = picture('b', 70, 85);
const ALEX = weightsOf((graph) => lpips(graph, { trunk: 'alex', height: 70, width: 85 }));
const HEADS = ALEX.filter(({ key }) => key.startsWith('lin'));
const TRUNK_FILE = torchFile(stateOf(ALEX.filter(({ key }) => key.startsWith('features'))));

describe('the judges', () => {
  it('are missing where nothing was fetched, and it is said how to fetch them', async () => {
    const judges = await findJudges(tempFolder());
    expect(judges).toMatchObject({ lpips: null, lpipsPublished: null, describeClips: null });
    expect(judges.missing).toEqual([
      'LPIPS with AlexNet: “npm run models -- pull lpips” fetches it (244.4 MB).',
      expect.stringContaining('pull lpips-vgg'),
      expect.stringContaining('pull fvd'),
    ]);
  });

  it('are there with the files of a pull: the classifier as a zip, the heads of before 1.6', async () => {
    const home = tempFolder();
    installAlex(home, HEADS);
    const { lpips: judge, missing } = await findJudges(home);
    expect(missing).toHaveLength(2);
    expect(await judge!(A, A)).toBe(0);
    expect(await judge!(A, B)).toBeGreaterThan(0.1);
    expect(await judge!(A, B)).toBeCloseTo(await judge!(B, A), 6);
  });
});

describe('LPIPS of pictures', () => {
  it('is of any size that the network takes, and differs where black is fed as 0', async () => {
    const files = installAlex(tempFolder(), HEADS);
    const judge = createLpips({ trunk: 'alex', files, black: -1 });
    const [small, other] = [picture('a', 63, 64), picture('b', 63, 64)];
    const distance = await judge(small, other);
    expect(distance).toBeGreaterThan(0.1);
    expect(await judge(A, B)).toBeGreaterThan(0.1);
    expect(await judge(picture('a', 62, 64), picture('b', 62, 64))).toBeNaN();
    const published = createLpips({ trunk: 'alex', files, black: 0 });
    expect(Math.abs((await published(small, other)) - distance)).toBeGreaterThan(1e-3);
  });

  it('says what a file lacks, or has in another shape', async () => {
    const lacking = createLpips({
      trunk: 'alex',
      files: installAlex(tempFolder(), HEADS.slice(1)),
      black: -1,
    });
    await expect(lacking(A, B)).rejects.toMatchObject({ code: 'checkpoint-key-missing' });
    const narrow = HEADS.map((head) => ({ ...head, shape: [1, 8, 1, 1] }));
    const other = createLpips({
      trunk: 'alex',
      files: installAlex(tempFolder(), narrow),
      black: -1,
    });
    await expect(other(A, B)).rejects.toMatchObject({ code: 'checkpoint-shape' });
  });
});

describe('the description of clips', () => {
  it('is one of each 16 frames in a row, and none of fewer', async () => {
    const file = join(tempFolder(), 'i3d.pt');
    writeFileSync(file, torchFile(stateOf(weightsOf(i3d))));
    const describeClips = createClipDescriber([file]);
    const frames = Array.from({ length: 17 }, (_, i) => picture(`frame ${i}`, 24, 32));
    expect(await describeClips(frames.slice(0, 15))).toEqual([]);
    const [first, second, ...others] = await describeClips(frames);
    expect(others).toEqual([]);
    expect(first).toHaveLength(400);
    expect(second).not.toEqual(first);
  });
});

function picture(name: string, height: number, width: number): RgbImage {
  const data = Uint8Array.from(formula(name, 3 * height * width), (value) => (value + 1) * 127);
  return { width, height, data };
}

type NamedShape = Pick<Weight, 'key' | 'shape'>;

function weightsOf(write: (graph: GraphBuilder) => void): readonly NamedShape[] {
  const graph = GraphBuilder.create({ name: 'weights', operators: PLAIN_OPERATORS });
  write(graph);
  return graph.build().weights;
}

/** Lays the files out as a pull does; answers their paths. */
function installAlex(home: string, heads: readonly NamedShape[]): string[] {
  const folder = measurePath(home, 'lpips');
  mkdirSync(folder, { recursive: true });
  const contents = [TRUNK_FILE, legacyTorchFile(stateOf(heads))];
  return MEASURES.lpips.files.map(({ to }, i) => {
    const path = join(folder, to);
    writeFileSync(path, contents[i]!);
    return path;
  });
}

function stateOf(weights: readonly NamedShape[]): TestStateDict {
  return {
    storages: weights.map(({ key, shape }) => ({
      dtype: 'F32',
      bytes: new Uint8Array(formulaWeight(key, shape).buffer),
      elements: elementCount(shape),
    })),
    views: weights.map(({ key, shape }, storage) => ({
      name: key,
      storage,
      shape,
      strides: shape.map((_, axis) => elementCount(shape.slice(axis + 1))),
    })),
  };
}
