import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clipCase } from './cases/clip.ts';
import { deepCacheCase } from './cases/deep-cache.ts';
import { judgeDrawing } from './cases/drawing.ts';
import { pipelineCase } from './cases/pipeline.ts';
import { poseGuiderCase } from './cases/pose-guider.ts';
import { referenceCase } from './cases/reference.ts';
import { schedulerCase } from './cases/scheduler.ts';
import { intermediatesCase, unetCase } from './cases/unet.ts';
import { vaeCase } from './cases/vae.ts';
import { judgeWindows } from './cases/windows.ts';
import { type Judgement, judge } from './judge.ts';
import type { ParityCase, ParitySet } from './parity-set.ts';
import { readPromises } from './tolerances.ts';

const CASES: Readonly<Record<string, ParityCase>> = {
  '01_pose_guider': poseGuiderCase,
  '02_vae': vaeCase,
  '03_clip': clipCase,
  '04_reference_bank': referenceCase,
  '05_unet': unetCase,
  '05_unet_intermediates': intermediatesCase,
  '06_scheduler': schedulerCase,
  '07_pipeline': pipelineCase,
  '09_deep_cache': deepCacheCase,
};

/** What is no array of numpy's, and has to agree exactly. */
const EXACT: Readonly<Record<string, (set: ParitySet) => AsyncIterable<Judgement>>> = {
  'golden/08_windows.json': judgeWindows,
  'dwpose/': judgeDrawing,
};

interface JudgeOptions {
  /** No tolerance but an exact one is smaller. Default 0. */
  readonly floor?: number;
  /** A file of golden data that is not to be run, as `07_pipeline`. */
  readonly without?: string | undefined;
}

/**
 * Judges everything that the README of a set promises. What it names and nobody computes, or what
 * is in no file, comes out as missing.
 */
export async function* judgeSet(
  set: ParitySet,
  { floor = 0, without }: JudgeOptions = {},
): AsyncIterable<Judgement> {
  const { tolerances, names } = await readPromises(set.folder);
  const open = new Set(tolerances.keys());
  for (const file of new Set([...open].map((name) => name.split('/')[0] as string))) {
    if (file === without || !existsSync(join(set.folder, 'golden', `${file}.npz`))) continue;
    for await (const computed of CASES[file]?.(set) ?? []) {
      const golden = (await set.golden(file)).get(computed.name.slice(file.length + 1));
      yield judge(computed, golden, withFloor(tolerances.get(computed.name), floor));
      open.delete(computed.name);
    }
  }
  for (const [file, judgeFile] of Object.entries(EXACT)) {
    if (existsSync(join(set.folder, file))) yield* judgeFile(set);
    else if (names(file)) yield { name: file, verdict: 'MISSING' };
  }
  for (const name of open) {
    yield { name, verdict: name.startsWith(`${without}/`) ? 'not run' : 'MISSING' };
  }
}

/** Of an exact value the tolerance stays 0. */
function withFloor(tolerance: number | undefined, floor: number): number | undefined {
  return tolerance && Math.max(tolerance, floor);
}
