import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

export type OpenCv = typeof import('@techstark/opencv-js');

/**
 * OpenCV (WebAssembly, one thread). Every Mat it makes must be deleted by its maker.
 * The answer is wrapped because the module itself has a `then` that never stops resolving.
 */
export function loadOpenCv(): Promise<{ readonly cv: OpenCv }> {
  return new Promise((resolve, reject) => {
    const module: EmscriptenModule = {
      print() {},
      printErr() {},
      onRuntimeInitialized: () => resolve({ cv: module as unknown as OpenCv }),
      onAbort: (reason) => reject(new Error(`OpenCV could not start: ${String(reason)}`)),
    };
    evaluate(module);
  });
}

interface EmscriptenModule {
  print(text: string): void;
  printErr(text: string): void;
  onRuntimeInitialized(): void;
  onAbort(reason: unknown): void;
}

/**
 * Evaluates the package's one file ourselves, not by `require`: so its `Module` is ours instead of
 * a global, and its process-wide handlers (which turn any unhandled rejection into an abort) are
 * never installed.
 */
function evaluate(module: EmscriptenModule): void {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@techstark/opencv-js');
  const names = ['module', 'exports', 'require', '__dirname', '__filename', 'process', 'Module'];
  const run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file });
  const quietProcess = Object.create(process, { on: { value() {} } });
  const commonJs = { exports: {} };
  run(commonJs, commonJs.exports, require, dirname(file), file, quietProcess, module);
}
