import { byteCount, describeType } from '../networks/graph/value.ts';
import type { KernelStep } from './memory-steps.ts';

/** Memory that values of one type lie in, one after the other. */
interface Buffer {
  readonly type: string;
  readonly bytes: number;
  /** The first and the last step that it is needed in. */
  readonly first: number;
  last: number;
}

/**
 * Without the runtime's arena smaller blocks come from malloc's heap (glibc), which keeps what it once
 * had, with gaps between blocks of many sizes: a third more in what was measured. Larger ones are
 * mapped and given back.
 */
const HEAP_BELOW_BYTES = 32 * 2 ** 20;
const HEAP_GAPS = 1.3;

/**
 * The most bytes that buffers and workspaces take at a time. As ONNX Runtime plans it: a value takes
 * over the buffer of one that nothing reads any more, if that is of the very same type and shape;
 * memory goes back only behind the last value of a buffer. So a U-shaped network keeps the buffers
 * of its way down for its way up.
 */
export function peakOfBuffers(
  steps: readonly KernelStep[],
  { arena }: { readonly arena: boolean },
): number {
  const buffers = planBuffers(steps);
  const isSmall = (bytes: number) => bytes < HEAP_BELOW_BYTES;
  const heap = peakOf(steps, buffers, isSmall);
  const mapped = peakOf(steps, buffers, (bytes) => !isSmall(bytes));
  return heap * (arena ? 1 : HEAP_GAPS) + mapped;
}

/** The most bytes at a time of those blocks whose sizes count. */
function peakOf(
  steps: readonly KernelStep[],
  buffers: readonly Buffer[],
  counts: (bytes: number) => boolean,
): number {
  const change = new Float64Array(steps.length + 1);
  for (const { bytes, first, last } of buffers.filter((buffer) => counts(buffer.bytes))) {
    change[first] = (change[first] as number) + bytes;
    change[last + 1] = (change[last + 1] as number) - bytes;
  }
  let held = 0;
  return steps.reduce((peak, { workspace }, step) => {
    held += change[step] as number;
    const own = workspace.filter(counts).reduce((sum, bytes) => sum + bytes, 0);
    return Math.max(peak, held + own);
  }, 0);
}

function planBuffers(steps: readonly KernelStep[]): readonly Buffer[] {
  const lastReads = lastReadsOf(steps);
  const buffers: Buffer[] = [];
  const holders = new Map<string, Buffer>();
  const free: Buffer[] = [];
  steps.forEach(({ reads, writes }, step) => {
    for (const value of writes) {
      const type = describeType(value);
      const known = takeOfType(free, type);
      const buffer = known ?? { type, bytes: byteCount(value), first: step, last: step };
      if (!known) buffers.push(buffer);
      buffer.last = step;
      holders.set(value.name, buffer);
    }
    for (const name of reads) {
      const buffer = holders.get(name) as Buffer;
      buffer.last = step;
      if (lastReads.get(name) === step) free.push(buffer);
    }
  });
  return buffers;
}

function lastReadsOf(steps: readonly KernelStep[]): ReadonlyMap<string, number> {
  return new Map(steps.flatMap(({ reads }, step) => reads.map((name) => [name, step] as const)));
}

function takeOfType(free: Buffer[], type: string): Buffer | undefined {
  const at = free.findLastIndex((buffer) => buffer.type === type);
  return at < 0 ? undefined : free.splice(at, 1)[0];
}
