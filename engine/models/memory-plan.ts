import { sayBytes } from '../core/say-bytes.ts';
import { UserError } from '../core/user-error.ts';
import type { ExecutionProvider } from '../runtime/onnx.ts';
import { buildGraph, type GraphStyle } from './build-graph.ts';
import { GRAPHS } from './graphs.ts';
import { type ClipRequest, clipChoices } from './memory-choices.ts';
import type { GraphMemory } from './memory-of.ts';
import { memoryOn } from './memory-on.ts';
import {
  type ClipChoice,
  type NetworkNeed,
  type StageMemory,
  type StageOptions,
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
 * Picks window, guidance and size for the memory that there is, before anything is loaded: the
 * first of `clipChoices` that fits.
 * @throws UserError `memory-short` when not even the smallest does
 */
export function planMemory(options: MemoryPlanOptions): MemoryPlan {
  const { style, wanted, availableBytes } = options;
  const { widths } = style;
  const need = networkNeed(options);
  const refused: MemoryPlan[] = [];
  for (const choice of clipChoices(wanted)) {
    const plan = planOf({ widths, need, choice, frames: wanted.frames });
    if (plan.peak.total <= availableBytes) return plan;
    refused.push(plan);
  }
  throw tooLittle(refused, availableBytes);
}

function networkNeed({ style, provider }: MemoryPlanOptions): NetworkNeed {
  const known = new Map<string, GraphMemory>();
  return (name, size) => {
    const key = JSON.stringify([name, size]);
    const memory =
      known.get(key) ?? memoryOn(provider, buildGraph(style, name, { size }), GRAPHS[name]);
    known.set(key, memory);
    return memory;
  };
}

function planOf(options: StageOptions): MemoryPlan {
  const stages = stageMemories(options);
  const peak = stages.reduce((most, stage) => (stage.total > most.total ? stage : most));
  return { choice: options.choice, stages, peak };
}

function tooLittle(refused: readonly MemoryPlan[], availableBytes: number): UserError {
  const { choice, peak } = refused.reduce((a, b) => (b.peak.total < a.peak.total ? b : a));
  return new UserError('memory-short', {
    width: choice.width,
    height: choice.height,
    frames: choice.window,
    needed: sayBytes(peak.total),
    weights: sayBytes(peak.weights),
    available: sayBytes(availableBytes),
  });
}
