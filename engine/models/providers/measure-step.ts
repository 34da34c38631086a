import { createRandom } from '../../core/random.ts';
import { timeSinusoid } from '../../networks/time-embedding.ts';
import type { ExecutionProvider, Feed } from '../../runtime/onnx.ts';
import { buildGraph } from '../build-graph.ts';
import { type Model, openModel } from '../open-model.ts';
import type { StepMeasure } from './choose-provider.ts';
import type { TrialSize } from './provider-trial.ts';

const RUNS = 3;
/** No further run is begun after so long. */
const PATIENCE_MS = 10_000;
const TIMESTEP = 500;

/** Runs a step of a model's denoising network on a provider, on values that are the same everywhere. */
export async function measureStep(
  folder: string,
  { provider, size }: { readonly provider: ExecutionProvider; readonly size: TrialSize },
): Promise<StepMeasure> {
  const begun = performance.now();
  const model = await openModel(folder, provider);
  const window = windowOf(model, size);
  const network = await model.open('denoising-unet', window);
  const { keys, others } = feedsOf(model, window);
  const held = await model.hold(keys);
  try {
    const feeds = { ...others, ...held.feeds };
    // The first run compiles shaders and fills caches. The CPU has none, and may be slow.
    const first = await timed(() => network.run(feeds));
    const ready = performance.now();
    const times = [first.ms];
    while (times.length <= RUNS && performance.now() - ready + first.ms < PATIENCE_MS)
      times.push((await timed(() => network.run(feeds))).ms);
    const stepMs = median(times.length > 1 ? times.slice(1) : times);
    const openMs = Math.max(0, ready - begun - stepMs);
    return { openMs, stepMs, answer: first.result.prediction as Float32Array };
  } finally {
    await network.close();
    await held.release();
  }
}

function windowOf({ widths }: Model, { sidePixels, frames }: TrialSize) {
  const latent = [sidePixels / 8, sidePixels / 8] as const;
  return {
    latent,
    frames: Math.min(frames, widths.motion.positions),
    rows: ['reference'] as const,
  };
}

/** As large as what flows in a clip: latents and keys of deviation about 1. */
function feedsOf(model: Model, window: ReturnType<typeof windowOf>) {
  const random = createRandom(1);
  const { inputs } = buildGraph(model, 'denoising-unet', { size: window });
  const feeds = inputs.map(({ name, shape }) => {
    const count = shape.reduce((product, side) => product * side, 1);
    return [name, Float32Array.from({ length: count }, () => (random() - 0.5) * 3.5)] as const;
  });
  const isKey = (name: string) => /^(key|value)\./.test(name);
  const base = model.widths.unet.blockOutChannels[0] as number;
  return {
    keys: Object.fromEntries(feeds.filter(([name]) => isKey(name))),
    others: {
      ...Object.fromEntries(feeds.filter(([name]) => !isKey(name))),
      time: timeSinusoid(TIMESTEP, base),
    } as Readonly<Record<string, Feed>>,
  };
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly ms: number; readonly result: T }> {
  const begun = performance.now();
  const result = await work();
  return { ms: performance.now() - begun, result };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
