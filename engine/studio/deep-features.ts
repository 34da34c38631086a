import { concatenate } from '../core/concatenate.ts';

/** Which rows of guidance a pass of the denoising network has. */
type PassRows = readonly ('plain' | 'reference')[];

/** A window's pass whose features are kept or asked for. */
interface DeepPass {
  /** The window: which frames of the clip. */
  readonly frames: readonly number[];
  readonly rows: PassRows;
}

/**
 * What the denoising network computed below a skip branch, kept for the steps to come (DeepCache,
 * arXiv 2312.00858 §3.2). It is kept for each frame and row by itself, so that the windows of the next
 * step may lie elsewhere. Where windows overlap, a frame has the features of that one in which it stands
 * farthest from an end, as predictions there count most too: a mean of both would be features that the
 * network made of neither, and would need a sum of all beside them.
 */
export interface DeepFeatures {
  /** Keeps `deep` [rows·f,C,h,w] of a window of a step. Those of an earlier step go. */
  keep(step: number, pass: DeepPass, deep: Float32Array): void;
  /** [rows·f,C,h,w]; undefined unless every frame's are kept. */
  of(pass: DeepPass): Float32Array | undefined;
}

interface Kept {
  step: number;
  /** From the nearer end of its window, in frames. */
  distance: number;
  readonly values: Float32Array;
}

/** @param limitBytes what all of them may take; frames that find no room are never kept */
export function createDeepFeatures(limitBytes: number): DeepFeatures {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  function put(key: string, { step, distance, values }: Kept): void {
    const known = kept.get(key);
    if (!known) {
      if (bytes + values.byteLength > limitBytes) return;
      bytes += values.byteLength;
      kept.set(key, { step, distance, values: values.slice() });
    } else if (known.step !== step || known.distance < distance) {
      Object.assign(known, { step, distance });
      known.values.set(values);
    }
  }
  return {
    keep(step, pass, deep) {
      const keys = keysOf(pass);
      const [count, length] = [pass.frames.length, deep.length / keys.length];
      for (const [n, key] of keys.entries()) {
        const place = n % count;
        const distance = Math.min(place, count - 1 - place);
        put(key, { step, distance, values: deep.subarray(n * length, (n + 1) * length) });
      }
    },
    of(pass) {
      const parts = keysOf(pass).map((key) => kept.get(key)?.values);
      return parts.every((part) => part !== undefined) ? concatenate(parts) : undefined;
    },
  };
}

/** In the order of the network's batch: row by row, each with all frames. */
function keysOf({ frames, rows }: DeepPass): readonly string[] {
  return rows.flatMap((row) => frames.map((frame) => `${row} ${frame}`));
}
