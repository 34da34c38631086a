import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { operatorsOf } from '../engine/models/operators-of.ts';
import { GRAPH_SIZES } from './networks/graph-sizes.ts';
import { openRandomNetwork, type RandomNetwork } from './networks/random-network.ts';
import type { CallAnswer, CallRequest } from './networks/request.ts';
import { statusBytes } from './status-bytes.ts';

/**
 * The engine's side of `npm run bench:networks`: reads a request a line, answers with one. The
 * network of the last request stays open, so that repeated requests measure only the call.
 */
const folder = await mkdtemp(join(tmpdir(), 'anydance-networks-'));
const operators = await operatorsOf('cpu');
let openLine = '';
let network: RandomNetwork | undefined;
try {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(line)));
  }
} finally {
  await network?.session.close();
  await rm(folder, { recursive: true });
}

async function answer(line: string): Promise<CallAnswer | { readonly error: string }> {
  try {
    const opened = await openOnce(line);
    await forgetPeak();
    const busy = process.cpuUsage();
    const ms = await time(opened);
    const { user, system } = process.cpuUsage(busy);
    return { ms, cpu_ms: (user + system) / 1000, peak_mb: await peakMb() };
  } catch (error) {
    return { error: String(error) };
  }
}

async function openOnce(line: string): Promise<RandomNetwork> {
  if (network && openLine === line) return network;
  await network?.session.close();
  network = undefined;
  const { network: name, widths, threads, ...request } = JSON.parse(line) as CallRequest;
  const size = GRAPH_SIZES[name](request);
  const opened = await openRandomNetwork({ name, widths, size, operators, folder, threads });
  await time(opened); // to warm up
  openLine = line;
  network = opened;
  return opened;
}

async function time({ session, feeds }: RandomNetwork): Promise<number> {
  const start = performance.now();
  await session.run(feeds);
  return performance.now() - start;
}

/** Linux: the greatest memory is counted anew from here. */
async function forgetPeak(): Promise<void> {
  await writeFile('/proc/self/clear_refs', '5');
}

async function peakMb(): Promise<number> {
  return Math.round((await statusBytes('VmHWM')) / 2 ** 20);
}
