import { UserError } from '../../engine/core/user-error.ts';
import type { PerceptionModels } from '../../engine/perception/models.ts';
import { perceive } from '../../engine/perception/perceive.ts';
import { BenchError } from './bench-error.ts';
import type { Clip, FrameOptions, Photo } from './clips/clip.ts';
import { collectFvd, type FvdCollector, type FvdResult } from './collect-fvd.ts';
import { judgeFrames } from './judge-frames.ts';
import type { Judges } from './judges.ts';
import type { Look } from './look.ts';
import type { Scores } from './measures.ts';
import type { Method } from './methods/method.ts';
import type { BenchProgress } from './progress.ts';
import { scoreFrames } from './score.ts';
import type { SheetPart } from './sheet.ts';
import { crossTask, dancedTask, type Frames, selfTask, type Task } from './task.ts';
import { type SeenFrame, watchClip } from './watch-clip.ts';

export interface BenchTools {
  readonly models: PerceptionModels;
  readonly look: Look;
  readonly judges: Judges;
  readonly frames: FrameOptions;
  readonly methods: readonly Method[];
  readonly progress: BenchProgress;
  /** Given what was drawn of each task. */
  readonly onDrawn?: (part: SheetPart) => void;
}

/** How the methods did on one task. */
export interface TaskResult {
  readonly name: string;
  readonly frames: number;
  readonly methods: readonly MethodResult[];
}

interface MethodResult extends Pick<Method, 'formOf'> {
  readonly method: string;
  readonly scores: Scores;
}

export interface BenchRun {
  readonly results: readonly TaskResult[];
  /** Over all clips; null without I3D, or without true frames. */
  readonly fvd: FvdResult | null;
  /** Sentences about measures whose networks are not installed. */
  readonly notInstalled: readonly string[];
  /** Sentences about clips and photos that could not be used. */
  readonly leftOut: readonly string[];
}

/** One task to be: somebody in a picture, and a clip with the dance. */
export interface Casting {
  readonly name: string;
  /** Whose picture; null: the clip's own first frame. */
  readonly photo: Photo | null;
  readonly clip: Clip;
}

/** Steps that `runBench` tells of. */
export function countSteps(castings: readonly Casting[], methods: readonly Method[]): number {
  return castings.length * (methods.length + 1);
}

/** Draws and measures one task after the other; what cannot be used is left out and told. */
export async function runBench(castings: readonly Casting[], tools: BenchTools): Promise<BenchRun> {
  const results: TaskResult[] = [];
  const leftOut: string[] = [];
  const { describeClips, missing: notInstalled } = tools.judges;
  const fvd = describeClips && collectFvd(describeClips);
  for (const casting of castings) {
    try {
      results.push(await measure(casting, tools, fvd));
    } catch (error) {
      if (!(error instanceof UserError || error instanceof BenchError)) throw error;
      leftOut.push(`${casting.name}: ${error.message}`);
    }
  }
  return { results, fvd: fvd?.result() ?? null, notInstalled, leftOut };
}

async function measure(
  casting: Casting,
  tools: BenchTools,
  fvd: FvdCollector | null,
): Promise<TaskResult> {
  tools.progress.step(`${casting.name}, watching`);
  const task = await prepare(casting, tools);
  const drawn: SheetPart['drawn'][number][] = [];
  const methods: MethodResult[] = [];
  const sharp = new Map<string, Frames>();
  for (const { name, draw, formOf, needsTruth } of tools.methods) {
    tools.progress.step(`${casting.name}, ${name}`);
    if (needsTruth && !task.truth) continue;
    const frames = await draw(task);
    drawn.push({ method: name, frames });
    const scores = {
      ...(await scoreFrames(frames, task, needsTruth ? null : tools.look)),
      ...(await judgeFrames(frames, task, tools.judges)),
    };
    methods.push({ method: name, ...(formOf && { formOf }), scores });
    // Blur is a baseline where it is rewarded; FVD punishes it.
    if (!formOf) sharp.set(name, frames);
  }
  if (task.truth) {
    const frames = task.truth.map(({ image }) => image);
    methods.push({ method: 'true frames', scores: await scoreFrames(frames, task, tools.look) });
    await fvd?.add(sharp, frames);
  }
  tools.onDrawn?.({ task, drawn });
  return { name: task.name, frames: task.wanted.length, methods };
}

async function prepare({ name, photo, clip }: Casting, tools: BenchTools): Promise<Task> {
  const { models, look, frames: options } = tools;
  const dance = await watchClip(clip, options, look);
  const image = photo === null ? (dance[0] as SeenFrame).image : await photo.read(options);
  const person = await perceive(image, models);
  const poses = await clip.poses?.(options);
  // They are the clip's own person's.
  if (photo === null && poses) {
    if (poses.length !== dance.length) throw new BenchError('A dancer is not seen in every frame.');
    return dancedTask(name, person, { frames: dance, poses }, { fps: options.fps });
  }
  return photo === null
    ? selfTask(name, person, dance, options)
    : crossTask(name, person, dance, options);
}
