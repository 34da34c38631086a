import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROFILES } from '../engine/checkpoints/profiles.ts';
import type { NetworkWidths } from '../engine/networks/widths.ts';
import {
  type CallAnswer,
  type CallRequest,
  MEASURED,
  type MeasuredNetwork,
} from './networks/request.ts';
import { type Side, startSide } from './networks/side.ts';
import { quantile, sorted } from './quantiles.ts';

const HELP = `npm run bench:networks -- [NETWORK ...]

Measures networks on the CPU with random weights: the engine's graphs on ONNX Runtime against the
same networks in PyTorch (pip install -r training/requirements.txt), in turn.

NETWORK: ${MEASURED.join(', ')}; default: denoising-unet.
  --pixels WxH   size of the picture, default 256x256
  --frames N     frames of a window, default 8
  --guided       with classifier-free guidance
  --rounds N     measured calls of each side, default 3
  --threads N    default: one for each core; with 1, the CPU time tells both apart on a busy machine
  --small        a quarter of the width of the public checkpoints
  --alone        without PyTorch`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pixels: { type: 'string', default: '256x256' },
    frames: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: String(availableParallelism()) },
    guided: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const [width, height] = values.pixels.split('x').map(Number);
const names = positionals.length > 0 ? positionals : ['denoising-unet'];
const unknown = names.find((name) => !MEASURED.includes(name as MeasuredNetwork));
if (values.help || unknown || !width || !height) {
  console.log(unknown ? `${unknown}: no such network\n\n${HELP}` : HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  await compareAll(names as MeasuredNetwork[], { width: width / 8, height: height / 8 });
}

async function compareAll(
  networks: readonly MeasuredNetwork[],
  latent: { readonly width: number; readonly height: number },
): Promise<void> {
  const sides = startSides();
  try {
    for (const network of networks) {
      const widths = values.small ? quarter(PROFILES.moore.widths) : PROFILES.moore.widths;
      const [frames = 0, threads = 0] = [values.frames, values.threads].map(Number);
      const request = { network, widths, frames, ...latent, guided: values.guided, threads };
      print(request, await measureInTurn(sides, request));
    }
  } finally {
    for (const side of sides.values()) side.close();
  }
}

function startSides(): ReadonlyMap<string, Side> {
  const beside = (name: string) => join(import.meta.dirname, name);
  const onnx = startSide(process.execPath, ['--no-warnings', beside('onnx-networks.ts')]);
  const sides = new Map([['ONNX Runtime', onnx]]);
  if (values.alone) return sides;
  return sides.set('PyTorch', startSide('python3', [beside('../training/bench_networks.py')]));
}

/** Other load on the machine then falls on both sides alike. */
async function measureInTurn(sides: ReadonlyMap<string, Side>, request: CallRequest) {
  const answers = new Map<string, CallAnswer[]>([...sides.keys()].map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, side] of sides) answers.get(name)?.push(await side.measure(request));
  }
  return answers;
}

function print(request: CallRequest, answers: ReadonlyMap<string, readonly CallAnswer[]>): void {
  const { network, frames, guided, threads } = request;
  const load = loadavg()[0]?.toFixed(1);
  const call = `${values.pixels}, ${frames} frames${guided ? ', guided' : ''}, ${threads} threads`;
  console.log(`${network}, ${call} (load of the machine: ${load})`);
  const gflop = [...answers.values()].flat().find((answer) => answer.gflop)?.gflop;
  const bests = [...answers].map(([name, calls]) => printSide(name, calls, gflop));
  const [onnx, torch] = bests;
  if (onnx && torch) console.log(`  PyTorch takes ${(torch / onnx).toFixed(2)} times as long`);
}

/** One line; the best time. The work counted is the public pipeline's, whoever does less of it. */
function printSide(name: string, calls: readonly CallAnswer[], gflop?: number): number {
  const times = sorted(calls.map(({ ms }) => ms));
  const best = times[0] ?? Number.NaN;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const rate = gflop ? `, ${((gflop * 1000) / best).toFixed(0)} GFLOP/s` : '';
  const busy = Math.min(...calls.map((call) => call.cpu_ms));
  const { peak_mb: peak, format } = calls.at(-1) as CallAnswer;
  const how = [`CPU ${seconds(busy)}`, `${peak} MB`, format].filter(Boolean).join(', ');
  const median = seconds(quantile(times, 0.5));
  console.log(`  ${name}: best ${seconds(best)}, median ${median}${rate} (${how})`);
  return best;
}

/** The same networks a quarter as wide: small enough for a first impression. */
function quarter(widths: NetworkWidths): NetworkWidths {
  const narrow = (channels: readonly number[]) => channels.map((count) => count / 4);
  const { unet, vae, poseGuider } = widths;
  const first = unet.blockOutChannels[0] ?? 0;
  return {
    ...widths,
    unet: { ...unet, groups: 16, blockOutChannels: narrow(unet.blockOutChannels) },
    vae: { ...vae, blockOutChannels: narrow(vae.blockOutChannels) },
    poseGuider: { ...poseGuider, outChannels: first / 4 },
  };
}
