import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readModelRecord } from '../../engine/checkpoints/model-record.ts';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import { createRenderTools } from '../../engine/render-tools.ts';
import type { ExecutionProvider } from '../../engine/runtime/onnx.ts';
import { openBigFolder } from '../big-folder.ts';
import { writeRandomModel } from '../random-model.ts';
import type { ClipAnswer, ClipRequest } from './clip-request.ts';
import { writeInputs } from './inputs.ts';
import type { EngineBenchOptions, Size } from './options.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface NetworkClips extends Size {
  readonly frames: number;
  readonly steps: number;
  /** The runs of each side took turns; the engine's first. */
  readonly sides: readonly SideTimes[];
  /** Greatest difference between the frames of engine and PyTorch, of 255; null without one of them, or of other windows. */
  readonly apart: number | null;
}

export interface SideTimes {
  readonly name: string;
  readonly threads: number;
  /** From the photo to the last frame; PyTorch's weights are in memory before that. */
  readonly seconds: Spread;
  readonly photo: Spread;
  /** All steps. */
  readonly denoise: Spread;
  /** Behind the first. */
  readonly step: Spread;
  /** Of one frame. */
  readonly decode: Spread;
  readonly peakMegabytes: number;
  /** Whether most steps took deep features over from the one before. */
  readonly isSharing: boolean;
}

type NetworkOptions = EngineBenchOptions['networks'] & { onClip(what: string): void };

export interface NetworkResults {
  readonly clips: readonly NetworkClips[];
  /** Sentences about sides that could not be measured. */
  readonly leftOut: readonly string[];
}

/** Makes the same small clips by the engine on each provider and by PyTorch, each in a process of its own. */
export async function measureNetworkClips(options: NetworkOptions): Promise<NetworkResults> {
  const folder = await openBigFolder('engine');
  const model = options.model ?? (await makeModel(folder, options));
  const clips: NetworkClips[] = [];
  const leftOut = new Set<string>();
  for (const size of options.sizes) {
    const measured = await measureSize(size, { folder, model, options, leftOut });
    if (measured.sides.length > 0) clips.push(measured);
  }
  return { clips, leftOut: [...leftOut] };
}

async function makeModel(folder: string, { onClip }: NetworkOptions): Promise<string> {
  onClip('random weights in the public size');
  const model = join(folder, 'model');
  await mkdir(model);
  await writeRandomModel(model, PROFILES.moore.widths);
  return model;
}

interface Measuring {
  readonly folder: string;
  readonly model: string;
  readonly options: NetworkOptions;
  readonly leftOut: Set<string>;
}

async function measureSize(size: Size, measuring: Measuring): Promise<NetworkClips> {
  const { folder, model, options } = measuring;
  const { frames, steps } = options;
  const record = await readModelRecord(model);
  const tools = createRenderTools(process.env);
  await writeInputs(folder, { ...size, frames, steps }, { record, tools });
  const answers = await measureInTurn(size, measuring);
  const isOneWindow = frames <= PROFILES[record.profile].window.frames;
  const [engine] = answers.keys();
  const isHeld = isOneWindow && engine !== undefined && answers.has(PYTORCH_NAME);
  return {
    ...size,
    frames,
    steps,
    sides: [...answers].map(([name, runs]) => ({
      ...summarise(name, runs, frames),
      isSharing: name.endsWith(sharing(options)),
    })),
    apart: isHeld ? await difference(outOf(folder, engine), outOf(folder, PYTORCH_NAME)) : null,
  };
}

/** A, B, A, B: other load on the machine then falls on all sides alike. */
async function measureInTurn({ width, height }: Size, measuring: Measuring) {
  const { options, leftOut } = measuring;
  const sides = sidesOf(options);
  const answers = new Map<string, ClipAnswer[]>();
  for (let round = 1; round <= options.repeat; round++) {
    for (const side of sides) {
      options.onClip(`${width}×${height}, ${side.name}, clip ${round} of ${options.repeat}`);
      const answer = await makeClip(side, measuring);
      if ('error' in answer) {
        leftOut.add(`${side.name}: ${answer.error}`);
        sides.delete(side);
      } else answers.set(side.name, [...(answers.get(side.name) ?? []), answer]);
    }
  }
  return answers;
}

interface SideProgram {
  readonly name: string;
  readonly provider: ExecutionProvider;
  readonly cacheInterval: number;
  readonly command: string;
  readonly args: readonly string[];
}

const ENGINE = join(import.meta.dirname, 'clip-side.ts');
export const PYTORCH_NAME = 'PyTorch';
const PYTORCH = join(import.meta.dirname, '../../training/bench_clip.py');

function sidesOf({ providers, alone, cacheInterval }: NetworkOptions): Set<SideProgram> {
  const engine = (name: string, interval: number) =>
    providers.map((provider) => ({
      name: `engine, ${provider}${name}`,
      provider,
      cacheInterval: interval,
      command: process.execPath,
      args: ['--no-warnings', ENGINE],
    }));
  const pytorch = {
    name: PYTORCH_NAME,
    provider: 'cpu',
    cacheInterval: 1,
    command: 'python3',
    args: [PYTORCH],
  } as const;
  return new Set([
    ...engine('', 1),
    ...(alone ? [] : [pytorch]),
    ...(cacheInterval ? engine(sharing({ cacheInterval }), cacheInterval) : []),
  ]);
}

/** How the name of a side that shares features ends. */
function sharing({ cacheInterval }: Pick<NetworkOptions, 'cacheInterval'>): string {
  return `, one of ${cacheInterval} steps in full`;
}

async function makeClip(
  { name, provider, cacheInterval, command, args }: SideProgram,
  { folder, model }: Measuring,
): Promise<ClipAnswer | { readonly error: string }> {
  const request: ClipRequest = {
    model,
    inputs: folder,
    provider,
    seed: 1,
    cacheInterval,
    out: outOf(folder, name),
  };
  try {
    const run = promisify(execFile)(command, [...args, JSON.stringify(request)]);
    return JSON.parse((await run).stdout);
  } catch (cause) {
    return { error: `ended without an answer (${lastLine((cause as Error).message)})` };
  }
}

/** Where a program that died says why: Python in its last line. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

function outOf(folder: string, side: string): string {
  return join(folder, `${side.replaceAll(/\W/g, '-')}.rgb`);
}

function summarise(
  name: string,
  runs: readonly ClipAnswer[],
  frames: number,
): Omit<SideTimes, 'isSharing'> {
  const seconds = runs.map((run) => run.seconds);
  return {
    name,
    threads: runs[0]?.threads ?? Number.NaN,
    seconds: spreadOf(seconds.map(({ photo, denoise, decode }) => photo + denoise + decode)),
    photo: spreadOf(seconds.map(({ photo }) => photo)),
    denoise: spreadOf(seconds.map(({ denoise }) => denoise)),
    step: spreadOf(seconds.flatMap(({ steps }) => steps)),
    decode: spreadOf(seconds.map(({ decode }) => decode / frames)),
    peakMegabytes: Math.max(...runs.map((run) => run.peak_mb)),
  };
}

async function difference(first: string, second: string): Promise<number> {
  const [a, b] = [await readFile(first), await readFile(second)];
  if (a.length !== b.length) throw new Error('the sides made clips of different lengths');
  return a.reduce((most, byte, at) => Math.max(most, Math.abs(byte - b[at]!)), 0);
}
