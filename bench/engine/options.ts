import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PROVIDERS, QUALITIES, type RenderRequest } from '../../engine/render-request.ts';
import type { ExecutionProvider } from '../../engine/runtime/onnx.ts';
import { BenchError } from '../quality/bench-error.ts';

export const HELP = `npm run bench:engine -- [OPTION ...]

How fast whole clips are made, and how much memory that takes: each quality on the CPU, networks also
in PyTorch, driven as the public pipeline drives them (pip install -r training/requirements.txt), in turn.

  --quality NAME    ${QUALITIES.join(', ')}; again and again; default: all of them
  --provider NAME   where networks run; again and again; default: cpu. One that is not there is left out
  --size WxH        again and again; default 512x768, 384x576, 256x384; of networks 256x256
  --frames N        default 96; of networks 4
  --steps N         of denoising, 2 at least and by default; the first warms up and is not told
  --repeat N        measured clips of each; default 3; of networks 2
  --model DIR       a model's folder; default: random weights in the public size, 10 GB on the disk
  --cache-interval N  also clips by the engine that run the whole network in every N-th step only
  --alone           without PyTorch
  --full            networks also at 512x512, and on every provider that is there; hours on two cores
  --json            results for programs
  --help`;

export type Quality = RenderRequest['quality'];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is measured of clips of one kind. */
interface Amounts {
  readonly sizes: readonly Size[];
  readonly frames: number;
  readonly repeat: number;
}

export interface EngineBenchOptions {
  readonly qualities: readonly Quality[];
  /** Clips by the product's own render process. */
  readonly whole: Amounts;
  /** Clips by networks, in the engine and in PyTorch. */
  readonly networks: Amounts & {
    readonly providers: readonly ExecutionProvider[];
    readonly steps: number;
    /** Of a model; null: random weights. */
    readonly model: string | null;
    /** Steps from one in full to the next, of further clips; null: none are made. */
    readonly cacheInterval: number | null;
    readonly alone: boolean;
  };
  readonly json: boolean;
}

const MEASURED = PROVIDERS.filter((name) => name !== 'auto');
const WHOLE = { sizes: ['512x768', '384x576', '256x384'], frames: 96, repeat: 3 };
const NETWORKS = { sizes: ['256x256'], frames: 4, repeat: 2 };
const FULL_SIZES = ['256x256', '512x512'];
/** The first step opens the network, and is not told. */
const FEWEST_STEPS = 2;

/**
 * Reads the command line; null: it asks for help.
 * @param cwd what a relative path is relative to
 * @throws BenchError in words
 */
export function readOptions(args: readonly string[], cwd: string): EngineBenchOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const amounts = (own: typeof WHOLE): Amounts => ({
    sizes: (values.size ?? own.sizes).map(sizeOf),
    frames: wholeNumber('--frames', values.frames ?? own.frames, 1),
    repeat: wholeNumber('--repeat', values.repeat ?? own.repeat, 1),
  });
  const providers = values.provider ?? (values.full ? MEASURED : ['cpu']);
  return {
    qualities: oneOf('--quality', values.quality ?? QUALITIES, QUALITIES),
    whole: amounts(WHOLE),
    networks: {
      ...amounts(values.full ? { ...NETWORKS, sizes: FULL_SIZES } : NETWORKS),
      providers: oneOf('--provider', providers, MEASURED),
      steps: wholeNumber('--steps', values.steps, FEWEST_STEPS),
      model: values.model === undefined ? null : resolve(cwd, values.model),
      cacheInterval:
        values['cache-interval'] === undefined
          ? null
          : wholeNumber('--cache-interval', values['cache-interval'], 2),
      alone: values.alone,
    },
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quality: { type: 'string', multiple: true },
        provider: { type: 'string', multiple: true },
        size: { type: 'string', multiple: true },
        frames: { type: 'string' },
        steps: { type: 'string', default: String(FEWEST_STEPS) },
        repeat: { type: 'string' },
        model: { type: 'string' },
        'cache-interval': { type: 'string' },
        alone: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (cause) {
    throw new BenchError((cause as Error).message, { cause });
  }
}

function oneOf<Name extends string>(
  option: string,
  given: readonly string[],
  known: readonly Name[],
): Name[] {
  const unknown = given.find((name) => !known.includes(name as Name));
  if (unknown === undefined) return given as Name[];
  throw new BenchError(`${option}: ${known.join(', ')}, but got “${unknown}”.`);
}

function sizeOf(text: string): Size {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (size.width > 0 && size.width % 8 === 0 && size.height > 0 && size.height % 8 === 0)
    return size;
  throw new BenchError(`--size: WxH in multiples of 8, but got “${text}”.`);
}

function wholeNumber(option: string, text: string | number, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new BenchError(`${option}: a whole number from ${least}, but got “${text}”.`);
}
