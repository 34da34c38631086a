import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { attend, type Projections, project } from './layers/attention.ts';
import { conv } from './layers/conv.ts';
import { linear } from './layers/linear.ts';
import { groupNorm } from './layers/norms.ts';
import { add, silu } from './layers/pointwise.ts';
import { concat, expand, slice } from './layers/shape.ts';
import { motionModule } from './motion-module.ts';
import { spatialTransformer } from './spatial-transformer.ts';
import { timeEmbedding } from './time-embedding.ts';
import { unet } from './unet.ts';
import { keyName, type LatentSize, valueName } from './unet-places.ts';
import { hasMotion, type MotionWidths, type TrunkWidths, type UnetWidths } from './widths.ts';

export interface DenoisingOptions extends PredictionOptions {
  readonly unet: UnetWidths;
  readonly latent: LatentSize;
}

export interface PredictionOptions {
  readonly unet: TrunkWidths;
  /** Absent: without motion modules, each frame by itself (stage 1 of the training). */
  readonly motion?: MotionWidths;
  /** Frames of a window. */
  readonly frames: number;
  /**
   * What each row of the batch attends to: the reference too, or only itself. Classifier-free
   * guidance is [plain, reference]; without guidance there is one row, [reference].
   */
  readonly rows: readonly ('plain' | 'reference')[];
  /** Absent: the whole network, and nothing is kept of it. */
  readonly deepCache?: DeepCachePart;
}

/** The network in two parts that share their weights (DeepCache, arXiv 2312.00858 §3.2). */
export interface DeepCachePart {
  /**
   * The skip branch at which they meet, counted from the outermost: with b, the shallow part is the
   * first b skips on the way down and the last b + 1 pairs on the way up.
   */
  readonly branch: number;
  /** `full`: everything, and `deep` is answered; `shallow`: `deep` is fed, and what is below left out. */
  readonly part: 'full' | 'shallow';
}

/**
 * The denoising UNet with its motion modules (Animate Anyone §3.2–3.4; src/models/unet_3d.py).
 *
 * In: `latents` [F,4,h,w], `pose` [F,C₀,h,w] (the pose guider's features), `time` [1,C₀] (the
 * sinusoid of the timestep), `context.*` [rows,C], and with a reference row `key.*`, `value.*`
 * [1,h'w',C]. Out: `prediction` [rows·F,4,h,w]. All rows see the same latents and poses, so up to
 * the first transformer they are computed once. In parts there is also `deep` [rows·F,C,h',w'], what
 * comes up to the skip branch: the full part answers it, the shallow one reads it.
 * @throws RangeError where there is no such skip branch
 */
export function denoisingUnet(graph: GraphBuilder, options: DenoisingOptions): void {
  const { unet: widths, frames } = options;
  const [height, width] = options.latent;
  const base = widths.blockOutChannels[0] as number;
  const latents = graph.input('latents', [frames, widths.latentChannels, height, width]);
  const pose = graph.input('pose', [frames, base, height, width]);
  const time = graph.input('time', [1, base]);
  graph.output('prediction', predict(graph, { latents, pose, time }, options));
}

/** What a prediction is made of, as `denoisingUnet` has it. */
interface Given {
  readonly latents: Value;
  readonly pose: Value;
  readonly time: Value;
}

/**
 * The network below its doors: [F,c,h,w] → [rows·F,c,h,w]. Without a `contextWidth` among its sizes it
 * has no cross-attention, and asks for no `context.*`.
 */
export function predict(
  graph: GraphBuilder,
  { latents, pose, time }: Given,
  options: PredictionOptions & { readonly unet: TrunkWidths | UnetWidths },
): Value {
  const { unet: widths, motion, frames, rows, deepCache } = options;
  if (deepCache) checkBranch(deepCache, widths);
  const base = widths.blockOutChannels[0] as number;
  const first = graph.tap(conv(graph.at('conv_in'), latents, base), 'conv_in');
  const features = unet(graph, add(graph, first, pose), {
    widths,
    time: timeEmbedding(graph, time),
    transformer: (place, x) =>
      spatialTransformer(place, x, {
        groups: widths.groups,
        ...('contextWidth' in widths && { rows: rows.length }),
        attention: (attn1, tokens) => referenceAttention(attn1, tokens, { place, options }),
      }),
    ...(motion && {
      motion: (place, x, level) =>
        hasMotion(motion, level)
          ? motionModule(place, x, { motion, frames, groups: widths.groups })
          : x,
    }),
    atBranch: (branch, deep) => partedAt(graph, branch, { deep, part: deepCache }),
  });
  const norm = groupNorm(graph.at('conv_norm_out'), features, {
    groups: widths.groups,
    epsilon: 1e-5,
  });
  const out = silu(graph, graph.tap(norm, 'conv_norm_out'));
  return conv(graph.at('conv_out'), out, widths.latentChannels);
}

/** Each down level has a skip for each pair and one for its downsampler; the last one's is the input's. */
function checkBranch({ branch }: DeepCachePart, widths: TrunkWidths): void {
  const count = widths.blockOutChannels.length * (widths.layersPerBlock + 1);
  if (Number.isInteger(branch) && branch >= 0 && branch < count) return;
  throw new RangeError(`there are ${count} skip branches, from 0, and none is ${branch}`);
}

/** What stands below is dropped from the shallow graph, since nothing reads it any more. */
function partedAt(
  graph: GraphBuilder,
  branch: number,
  { deep, part }: { readonly deep: Value; readonly part: DeepCachePart | undefined },
): Value {
  if (branch !== part?.branch) return deep;
  if (part.part === 'shallow') return graph.input('deep', deep.shape);
  graph.output('deep', deep);
  return deep;
}

interface Reading {
  readonly place: GraphBuilder;
  readonly options: PredictionOptions;
}

/**
 * Self-attention whose reference rows also attend to the photo: its keys and values stand behind
 * the frame's own, the same for each frame (src/models/mutual_self_attention.py). Queries are the
 * frame's own, and plain rows never pay for the photo.
 */
function referenceAttention(graph: GraphBuilder, tokens: Value, reading: Reading): Value {
  const { rows, frames, unet: widths } = reading.options;
  const own = project(graph, tokens);
  const isShared = tokens.shape[0] === frames;
  const mixed = rows.map((row, index) => {
    const part = isShared ? own : rowOf(graph, own, { index, frames });
    const read = row === 'reference' ? withPhoto(graph, part, reading) : part;
    return attend(graph, read, widths.heads);
  });
  return linear(graph.at('to_out.0'), concat(graph, mixed, 0), tokens.shape.at(-1) as number);
}

function rowOf(
  graph: GraphBuilder,
  all: Projections,
  { index, frames }: { readonly index: number; readonly frames: number },
): Projections {
  const part = { axis: 0, start: index * frames, end: (index + 1) * frames };
  return {
    query: slice(graph, all.query, part),
    key: slice(graph, all.key, part),
    value: slice(graph, all.value, part),
  };
}

function withPhoto(graph: GraphBuilder, own: Projections, { place }: Reading): Projections {
  const [frames, length, channels] = own.key.shape as [number, number, number];
  const behind = (mine: Value, name: string) => {
    const photo = graph.input(name, [1, length, channels]);
    return concat(graph, [mine, expand(graph, photo, [frames, length, channels])], 1);
  };
  return {
    query: own.query,
    key: behind(own.key, keyName(place.path)),
    value: behind(own.value, valueName(place.path)),
  };
}
