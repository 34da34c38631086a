import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGraph } from '../../engine/models/build-graph.ts';
import { operatorsOf } from '../../engine/models/operators-of.ts';
import { statusBytes } from '../status-bytes.ts';
import type { MemoryCase } from './cases.ts';
import { feedsOf, openSparse } from './open-sparse.ts';

/** A process of its own for one network: opens it, runs it twice, prints by how many bytes it grew. */
const { name, widths, size } = JSON.parse(process.argv[2] ?? '') as MemoryCase;
const folder = await mkdtemp(join(tmpdir(), 'anydance-memory-'));
try {
  const operators = await operatorsOf('cpu');
  const graph = buildGraph({ widths, operators, dtype: 'float32' }, name, { size });
  const before = await statusBytes('VmRSS');
  const session = await openSparse(graph, folder);
  for (let call = 0; call < 2; call++) await session.run(feedsOf(graph));
  console.log((await statusBytes('VmHWM')) - before);
} finally {
  await rm(folder, { recursive: true });
}
