import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { greatestDifference } from '../../bench/parity/judge.ts';
import { readNpz } from '../../bench/parity/npz.ts';
import { readPromises } from '../../bench/parity/tolerances.ts';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { runGraphOn } from '../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { poseGuider } from '../../engine/networks/pose-guider.ts';
import { taesdDecoder } from '../../engine/networks/taesd-decoder.ts';
import { CHAMP_GUIDANCES, type PoseGuiderWidths } from '../../engine/networks/widths.ts';
import config from '../fixtures/networks/others/config.json' with { type: 'json' };

/** Written by training/make_fixtures.py: networks that the sets of one model do not have. */
const FOLDER = fileURLToPath(new URL('../fixtures/networks/others', import.meta.url));
const { tolerances } = await readPromises(FOLDER);

type Floats = ReadonlyMap<string, Float32Array>;

async function arraysOf(name: string): Promise<Floats> {
  const arrays = await readNpz(join(FOLDER, 'golden', `${name}.npz`));
  return new Map([...arrays].map(([key, { values }]) => [key, values as Float32Array]));
}

async function weightsOf(file: string, prefix = ''): Promise<[string, Float32Array][]> {
  const weights = await openWeightFile(join(FOLDER, file));
  try {
    const names = [...weights.tensors.values()].filter(({ dtype }) => dtype !== 'I64');
    return await Promise.all(
      names.map(
        async ({ name }): Promise<[string, Float32Array]> => [
          prefix + name,
          await weights.read(name),
        ],
      ),
    );
  } finally {
    await weights.close();
  }
}

async function expectGolden(
  name: string,
  given: { readonly graph: GraphBuilder; readonly values: Floats; readonly wanted?: Float32Array },
): Promise<void> {
  const got = await runGraphOn('cpu')(given.graph.build(), given.values);
  const difference = greatestDifference(got, given.wanted ?? []);
  expect(difference).toBeLessThanOrEqual(tolerances.get(name) ?? 0);
}

const create = () => GraphBuilder.create({ name: 'golden', operators: PLAIN_OPERATORS });

function widthsOf(sizes: (typeof config)['champ']): PoseGuiderWidths {
  return {
    kind: sizes.kind as PoseGuiderWidths['kind'],
    conditioningChannels: sizes.conditioning_channels,
    blockOutChannels: sizes.block_out_channels,
    outChannels: sizes.conditioning_embedding_channels,
  };
}

test("the paper's pose guider agrees with PyTorch", async () => {
  const arrays = await arraysOf('paper_pose_guider');
  const graph = create();
  poseGuider(graph, {
    widths: widthsOf(config.paper_pose_guider),
    frames: 2,
    height: 40,
    width: 24,
  });
  const weights = await weightsOf('paper_pose_guider.pth');
  const values = new Map([...weights, ['pose', arrays.get('input') as Float32Array] as const]);
  const wanted = arrays.get('output') as Float32Array;
  await expectGolden('paper_pose_guider/output', { graph, values, wanted });
});

test("Champ's four encoders agree with PyTorch in their sum", async () => {
  const arrays = await arraysOf('champ');
  const graph = create();
  poseGuider(graph, { widths: widthsOf(config.champ), frames: 1, height: 24, width: 40 });
  const values = new Map(arrays);
  for (const guidance of CHAMP_GUIDANCES) {
    const name = `guidance_encoder_${guidance}`;
    for (const [key, weight] of await weightsOf(`${name}.pth`, `${name}.`)) values.set(key, weight);
  }
  const wanted = arrays.get('output') as Float32Array;
  await expectGolden('champ/output', { graph, values, wanted });
});

test('the tiny decoder agrees with PyTorch', async () => {
  const arrays = await arraysOf('taesd');
  const graph = create();
  taesdDecoder(graph, { latentChannels: 4, latent: [3, 4], frames: 1 });
  const values = new Map([...arrays, ...(await weightsOf('taesd_decoder.pth'))]);
  const wanted = arrays.get('pictures') as Float32Array;
  await expectGolden('taesd/pictures', { graph, values, wanted });
});
