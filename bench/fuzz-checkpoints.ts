import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzWeightFiles } from '../test/checkpoints/fuzz/fuzz.ts';

/**
 * Reads many thousands of damaged and hostile weight files. Each has to be read correctly or refused
 * in words; prints how many gave what, the slowest, and memory before and after. The same seeds give
 * the same files.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '30000' },
    seed: { type: 'string', default: '1' },
  },
});
const SLOWEST_MS = 5000;
const MEGABYTE = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), 'anydance-fuzz-'));
try {
  const firstSeed = Number(values.seed);
  await fuzzWeightFiles({ folder, firstSeed, files: 500 });
  const before = process.memoryUsage.rss();
  const files = Number(values.files);
  const { counts, failures, slowest } = await fuzzWeightFiles({ folder, firstSeed, files });
  const after = process.memoryUsage.rss();
  for (const [given, count] of [...counts].toSorted()) console.log(`${given.padEnd(30)} ${count}`);
  console.log(`slowest: ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed})`);
  console.log(
    `memory: ${megabytes(before)} MB before, ${megabytes(after)} MB after, peak ${peak()} MB`,
  );
  for (const failure of failures.slice(0, 20)) console.error(failure);
  if (failures.length > 0 || slowest.ms > SLOWEST_MS) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}

function peak(): string {
  return megabytes(process.resourceUsage().maxRSS * 1024);
}
