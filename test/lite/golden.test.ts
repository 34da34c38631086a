import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { greatestDifference } from '../../bench/parity/judge.ts';
import { readNpz } from '../../bench/parity/npz.ts';
import { readPromises } from '../../bench/parity/tolerances.ts';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { encodePlaces } from '../../engine/lite/encode-places.ts';
import { readGeometry } from '../../engine/lite/frame-geometry.ts';
import { type FrameParts, mixFrame } from '../../engine/lite/mix-frame.ts';
import { redrawFrame } from '../../engine/lite/redraw-frame.ts';
import { openGraph } from '../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { liteFrames } from '../../engine/networks/lite/lite-frames.ts';
import { litePhoto } from '../../engine/networks/lite/lite-photo.ts';
import { timeSinusoid } from '../../engine/networks/time-embedding.ts';
import type { LiteWidths } from '../../engine/networks/widths.ts';

/** Written by training/make_fixtures.py. */
const FOLDER = fileURLToPath(new URL('../fixtures/networks/lite', import.meta.url));
const { tolerances } = await readPromises(FOLDER);
const golden = await readNpz(join(FOLDER, 'golden/lite.npz'));
const SIZE = { height: 48, width: 32 };
const FRAMES = 3;
const PIXELS = SIZE.height * SIZE.width;

const WIDTHS: LiteWidths = {
  unet: {
    blockOutChannels: [8, 8, 16],
    layersPerBlock: 1,
    heads: 2,
    groups: 4,
    latentChannels: 8,
    attentionFrom: 1,
  },
  motion: { heads: 2, positions: 8, levels: 2 },
  poseGuider: {
    kind: 'moore',
    conditioningChannels: 3,
    blockOutChannels: [4, 4, 8, 8],
    outChannels: 8,
  },
  fineChannels: [8, 12],
  fineGroups: 4,
};

function values(name: string): Float32Array {
  return golden.get(name)?.values as Float32Array;
}

/** The part of a tensor that belongs to a frame. */
function ofFrame(tensor: Float32Array, frame: number): Float32Array {
  const length = tensor.length / FRAMES;
  return tensor.subarray(frame * length, (frame + 1) * length);
}

async function weightsOfModel(): Promise<Map<string, Float32Array>> {
  const file = await openWeightFile(join(FOLDER, 'lite.safetensors'));
  try {
    const names = [...file.tensors.keys()];
    return new Map(
      await Promise.all(names.map(async (name) => [name, await file.read(name)] as const)),
    );
  } finally {
    await file.close();
  }
}

type Write = (graph: GraphBuilder) => void;

async function run(write: Write, feeds: Record<string, Float32Array>) {
  const graph = GraphBuilder.create({ name: 'golden', operators: PLAIN_OPERATORS });
  write(graph);
  const session = await openGraph(graph.build(), await weightsOfModel(), 'cpu');
  try {
    return await session.run(feeds);
  } finally {
    await session.close();
  }
}

function framesTogether(make: (frame: number) => Float32Array): Float32Array {
  return Float32Array.from(Array.from({ length: FRAMES }, (_, n) => [...make(n)]).flat());
}

/** [F,6,H,W]: puppet, its cover in −1…1, offsets in units of 32 px at 192 px of height. */
function puppetInput(): Float32Array {
  const unit = (32 * SIZE.height) / 192;
  return framesTogether((frame) => {
    const cover = ofFrame(values('cover'), frame).map((value) => value * 2 - 1);
    const offsets = ofFrame(values('sources'), frame).map((place, i) => {
      const at = i % PIXELS;
      const own = i < PIXELS ? at % SIZE.width : Math.floor(at / SIZE.width);
      return (place - own - 0.5) / unit;
    });
    return Float32Array.from([...ofFrame(values('puppet'), frame), ...cover, ...offsets]);
  });
}

test('the lite model agrees with PyTorch, from photo and puppet to what a frame is mixed of', async () => {
  const own = Float32Array.from({ length: 2 * PIXELS }, (_, i) =>
    i < PIXELS ? (i % SIZE.width) + 0.5 : Math.floor((i - PIXELS) / SIZE.width) + 0.5,
  );
  const matte = values('matte').map((value) => value * 2 - 1);
  const photo = Float32Array.from([...values('photo'), ...matte]);
  const keys = await run((graph) => litePhoto(graph, WIDTHS, SIZE), {
    photo,
    pose: values('photo_pose'),
    places: encodePlaces(own, SIZE),
  });
  const out = await run((graph) => liteFrames(graph, WIDTHS, { frames: FRAMES, ...SIZE }), {
    ...keys,
    photo,
    noisy: values('noisy'),
    puppet: puppetInput(),
    sources: values('sources'),
    pose: values('pose'),
    layers: values('layers'),
    places: framesTogether((frame) => encodePlaces(ofFrame(values('sources'), frame), SIZE)),
    time: timeSinusoid(750, 8),
  });
  for (const name of ['colour', 'logits', 'flow', 'gain']) {
    const difference = greatestDifference(out[name] as Float32Array, values(name));
    expect(difference, name).toBeLessThanOrEqual(tolerances.get(`lite/${name}`) ?? 0);
  }
});

/** What PyTorch mixed its pictures of. */
function goldenFrame(frame: number) {
  const part = (name: string) => ofFrame(values(name), frame);
  const parts: FrameParts = {
    colour: part('colour'),
    logits: part('logits'),
    flow: part('flow'),
    gain: part('gain'),
  };
  const given = {
    puppet: part('puppet'),
    cover: part('cover'),
    plate: part('plate'),
    photo: values('photo'),
    sources: part('sources'),
  };
  return { parts, given };
}

test('frames are mixed as PyTorch mixes them', () => {
  const mixed = framesTogether((frame) => {
    const { parts, given } = goldenFrame(frame);
    return mixFrame(parts, given, SIZE);
  });
  expect(greatestDifference(mixed, values('picture'))).toBeLessThanOrEqual(
    tolerances.get('lite/picture') ?? 0,
  );
});

test('a frame is redrawn as PyTorch has it', () => {
  const redrawn = framesTogether((frame) => {
    const { parts, given } = goldenFrame(frame);
    const picture = given.plate.slice();
    const all = new Float32Array(PIXELS).fill(1);
    const drawn = {
      ...given,
      level: given.sources,
      body: all,
      matte: all,
      showable: new Uint8Array(PIXELS).fill(1),
      nearest: new Int32Array(PIXELS),
      forearms: new Uint8Array(PIXELS),
    };
    const said = { ...parts, ...readGeometry(parts, given, SIZE) };
    redrawFrame(picture, said, drawn, { size: SIZE, enlarged: 2 });
    return picture;
  });
  expect(greatestDifference(redrawn, values('delivered'))).toBeLessThanOrEqual(
    tolerances.get('lite/delivered') ?? 0,
  );
});
