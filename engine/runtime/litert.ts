import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { getGlobalLiteRtPromise, loadLiteRt, Tensor } from '@litertjs/core';

/** A compiled .tflite network with one float32 input. */
export interface LiteRtModel {
  /** Runs the network on `input` of the given shape; answers the outputs in the network's order. */
  run(input: Float32Array, shape: readonly number[]): Promise<Float32Array[]>;
}

export interface LiteRt {
  /** `model`: the bytes of a .tflite file, or its path. */
  compile(model: Uint8Array | string): Promise<LiteRtModel>;
}

/**
 * Google's LiteRT runtime (WebAssembly, CPU) in Node.
 * The library keeps one runtime a process; asking twice answers the same one.
 */
export async function createLiteRt(): Promise<LiteRt> {
  const runtime = await (getGlobalLiteRtPromise() ?? loadInNode());
  return {
    async compile(model) {
      const bytes = typeof model === 'string' ? await readFile(model) : model;
      const compiled = await runtime.loadAndCompile(bytes, { accelerator: 'wasm' });
      return { run: (input, shape) => runOnce(compiled, input, shape) };
    },
  };
}

type Runnable = { run(input: Tensor): Promise<Tensor[]> };

async function runOnce(
  model: Runnable,
  input: Float32Array,
  shape: readonly number[],
): Promise<Float32Array[]> {
  const tensor = new Tensor(input, [...shape]);
  try {
    const outputs = await model.run(tensor);
    return outputs.map(takeData);
  } finally {
    tensor.delete();
  }
}

function takeData(output: Tensor): Float32Array {
  // A copy: what toTypedArray answers may lie in WebAssembly memory, which dies with the tensor.
  const data = Float32Array.from(output.toTypedArray() as Float32Array);
  output.delete();
  return data;
}

/**
 * The library was written for web workers: it finds its own glue script with `importScripts` and
 * reads the result from `self`. Both exist only while it loads.
 */
async function loadInNode(): ReturnType<typeof loadLiteRt> {
  const scope = globalThis as Record<string, unknown>;
  const had = { self: scope.self, importScripts: scope.importScripts };
  const { warn } = console;
  const self: Record<string, unknown> = {};
  scope.self = self;
  scope.importScripts = (file: string) => {
    self.ModuleFactory = readGlueScript(file);
  };
  console.warn = () => {}; // it asks for a WebGPU device and complains that there is none
  try {
    const packageFile = fileURLToPath(import.meta.resolve('@litertjs/core'));
    return await loadLiteRt(join(dirname(packageFile), '..', 'wasm'));
  } finally {
    console.warn = warn;
    Object.assign(scope, had);
    if (had.self === undefined) delete scope.self;
    if (had.importScripts === undefined) delete scope.importScripts;
  }
}

/** Evaluates Emscripten's glue script as CommonJS, with a console that swallows its chatter. */
function readGlueScript(file: string): unknown {
  const source = `${readFileSync(file, 'utf8')}\nreturn ModuleFactory;`;
  const names = ['require', '__dirname', '__filename', 'console'];
  const silent = { ...console, log() {}, info() {}, warn() {}, error() {} };
  const glue = compileFunction(source, names, { filename: file });
  return glue(createRequire(import.meta.url), dirname(file), file, silent);
}
