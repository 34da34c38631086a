/**
 * Goes before the program of a process (`--import`). Asked by a message, it answers how late the
 * event loop was since it was asked last, and the most memory that the process has ever had.
 */
export interface LoopReport {
  /** For each moment of a steady beat, how long something due then had to wait, milliseconds. */
  readonly lateMs: readonly number[];
  readonly peakBytes: number;
}

const BEAT_MS = 10;

let lateMs: number[] = [];
let last = performance.now();

setInterval(() => {
  const now = performance.now();
  // All beats of a long block have waited, not only the one that came of it.
  for (let late = Math.max(0, now - last - BEAT_MS); ; late -= BEAT_MS) {
    lateMs.push(late);
    if (late < BEAT_MS) break;
  }
  last = now;
}, BEAT_MS).unref();

process.on('message', () => {
  const report: LoopReport = { lateMs, peakBytes: process.resourceUsage().maxRSS * 1024 };
  process.send?.(report);
  lateMs = [];
});
// The program decides when it ends.
process.channel?.unref();
