import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { sayBytes } from '../engine/core/say-bytes.ts';
import { buildGraph } from '../engine/models/build-graph.ts';
import { GRAPHS } from '../engine/models/graphs.ts';
import type { GraphMemory } from '../engine/models/memory-of.ts';
import { memoryOn } from '../engine/models/memory-on.ts';
import { operatorsOf } from '../engine/models/operators-of.ts';
import type { OperatorProfile } from '../engine/networks/graph/operator-profile.ts';
import { availableMemory } from '../engine/runtime/device-memory.ts';
import { CASES, type MemoryCase } from './memory/cases.ts';

const HELP = `npm run bench:memory -- [WORD ...]

Predicts what networks take on the CPU, then runs each twice with made-up weights in a process of its
own and compares by how much that grew (Linux). Fails where the two are more than 15 % apart.

WORD: only the cases whose titles hold all of them, as “vae-decoder”.
A case that the machine has not the memory for is left out, and said so.`;
const TOLERANCE = 0.15;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) console.log(HELP);
else process.exitCode = (await compareAll()) ? 0 : 1;

async function compareAll(): Promise<boolean> {
  const chosen = CASES.filter(({ title }) => positionals.every((word) => title.includes(word)));
  const operators = await operatorsOf('cpu');
  let isGood = chosen.length > 0;
  for (const memoryCase of chosen) {
    const predicted = predict(memoryCase, operators);
    const isClose = await compare(memoryCase, predicted);
    isGood &&= isClose;
  }
  return isGood;
}

function predict({ widths, name, size }: MemoryCase, operators: OperatorProfile): GraphMemory {
  const graph = buildGraph({ widths, operators, dtype: 'float32' }, name, { size });
  return memoryOn('cpu', graph, GRAPHS[name]);
}

async function compare(memoryCase: MemoryCase, parts: GraphMemory): Promise<boolean> {
  const { title } = memoryCase;
  const predicted = parts.weights + parts.activations + parts.io;
  if (predicted > (await availableMemory('cpu'))) {
    console.log(`${title}: left out, for ${sayBytes(predicted)} are not free`);
    return true;
  }
  const measured = await measure(memoryCase);
  const error = predicted / measured - 1;
  const said = Object.entries(parts).map(([part, bytes]) => `${part} ${sayBytes(bytes)}`);
  console.log(
    `${title}: predicted ${sayBytes(predicted)} (${said.join(', ')}), measured ${sayBytes(measured)}: ${(100 * error).toFixed(1)} %`,
  );
  return Math.abs(error) <= TOLERANCE;
}

async function measure(memoryCase: MemoryCase): Promise<number> {
  const program = join(import.meta.dirname, 'memory', 'measure.ts');
  const args = ['--no-warnings', program, JSON.stringify(memoryCase)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}
