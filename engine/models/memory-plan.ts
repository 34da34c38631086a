import { sayBytes } from '../core/say-bytes.ts';
import { UserError } from '../core/user-error.ts';
import type { ExecutionProvider } from '../runtime/onnx.ts';
import { buildGraph, type GraphStyle } from './build-graph.ts';
import { firstThat } from './first-that.ts';
import { GRAPHS } from './graphs.ts';
import { type ClipRequest, clipChoices, type PictureSize } from './memory-choices.ts';
import type { GraphMemory } from './memory-of.ts';
import { memoryOn } from './memory-on.ts';
import {
  type ClipChoice,
  type NetworkNeed,
  type StageMemory,
  stageMemories,
} from './memory-stages.ts';

export interface MemoryPlanOptions {
  readonly style: GraphStyle;
  readonly provider: ExecutionProvider;
  /** What the networks may take in all; see `availableMemory`. */
  readonly availableBytes: number;
  readonly wanted: ClipRequest;
}

/** How a clip is to be made so that it fits, and what it will take. */
export interface MemoryPlan {
  readonly choice: ClipChoice;
  /** The stages in their order; each network that sees the photo is a stage of its own. */
  readonly stages: readonly StageMemory[];
  /** The stage that takes the most. */
  readonly peak: StageMemory;
}

/**
 * Picks size, window and guidance for the memory that there is, before anything is loaded: the
 * largest size that fits at all, and at that the longest window.
 * @throws UserError `memory-short` when not even the smallest fits, `memory-precision` when it would
 * with weights of the other type
 */
export function planMemory(options: MemoryPlanOptions): MemoryPlan {
  const { sizes, windows, guidances } = clipChoices(options.wanted);
  const fits = ({ peak }: MemoryPlan) => peak.total <= options.availableBytes;
  const planOf = createPlanner(options);
  const best = (size: PictureSize, window: number) => {
    const plans = guidances.map((guidance) => () => planOf({ ...size, window, guidance }));
    return firstOrLeast(plans, fits);
  };
  const asked = best(sizes[0], windows[0]);
  if (fits(asked)) return asked;
  const [smallest, shortest] = [last(sizes), last(windows)];
  const least = best(smallest, shortest);
  if (!fits(least)) throw tooLittle(least, options);
  const size = firstThat(sizes, (one) => fits(best(one, shortest))) ?? smallest;
  return best(size, firstThat(windows, (one) => fits(best(size, one))) ?? shortest);
}

/** Plans for one clip; graphs that several of them need are built once. */
function createPlanner({ style, provider, wanted }: MemoryPlanOptions) {
  const known = new Map<string, GraphMemory>();
  const need: NetworkNeed = (name, size) => {
    const key = JSON.stringify([name, size]);
    const memory =
      known.get(key) ?? memoryOn(provider, buildGraph(style, name, { size }), GRAPHS[name]);
    known.set(key, memory);
    return memory;
  };
  return (choice: ClipChoice): MemoryPlan => {
    const { frames, deepCache } = wanted;
    const stages = stageMemories({ widths: style.widths, need, choice, frames, deepCache });
    return { choice, stages, peak: most(stages) };
  };
}

/** Makes no more plans than are needed. */
function firstOrLeast(
  plans: readonly (() => MemoryPlan)[],
  fits: (plan: MemoryPlan) => boolean,
): MemoryPlan {
  const refused: MemoryPlan[] = [];
  for (const make of plans) {
    const plan = make();
    if (fits(plan)) return plan;
    refused.push(plan);
  }
  return refused.reduce((a, b) => (b.peak.total < a.peak.total ? b : a));
}

function most(stages: readonly StageMemory[]): StageMemory {
  return stages.reduce((a, b) => (b.total > a.total ? b : a));
}

function last<T>(items: readonly [T, ...T[]]): T {
  return items.at(-1) as T;
}

/** Says so, and whether weights of the other type would do. */
function tooLittle({ choice, peak }: MemoryPlan, options: MemoryPlanOptions): UserError {
  const { style, availableBytes } = options;
  const facts = {
    width: choice.width,
    height: choice.height,
    frames: choice.window,
    needed: sayBytes(peak.total),
    weights: sayBytes(peak.weights),
    available: sayBytes(availableBytes),
  };
  const other = style.dtype === 'float16' ? 'float32' : 'float16';
  const otherwise = createPlanner({ ...options, style: { ...style, dtype: other } })(choice);
  if (otherwise.peak.total > availableBytes) return new UserError('memory-short', facts);
  return new UserError('memory-precision', { ...facts, dtype: style.dtype, other });
}
