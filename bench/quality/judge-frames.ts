import type { Judges } from './judges.ts';
import type { Scores } from './measures.ts';
import type { Frames, Task } from './task.ts';

/** Means of what the installed networks say of a method's frames beside the true ones. */
export async function judgeFrames(
  frames: Frames,
  { truth }: Task,
  judges: Pick<Judges, 'lpips' | 'lpipsPublished'>,
): Promise<Scores> {
  if (truth === null) return {};
  const scores: { -readonly [Key in keyof Scores]: number } = {};
  for (const key of ['lpips', 'lpipsPublished'] as const) {
    const lpips = judges[key];
    if (lpips === null) continue;
    let sum = 0;
    for (const [i, frame] of frames.entries()) sum += await lpips(frame, truth[i]!.image);
    scores[key] = sum / frames.length;
  }
  return scores;
}
