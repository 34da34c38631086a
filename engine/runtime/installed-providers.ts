import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listSupportedBackends } from 'onnxruntime-node';
import type { ExecutionProvider } from './onnx.ts';

/**
 * What the installed runtime has of a provider: all that it brings itself, all but files that are
 * to be added to it, or nothing on this system.
 */
export type ProviderFiles = 'there' | 'to-be-added' | 'none';

/** The providers whose files are there, the CPU always among them. Whether they start is another matter. */
export function installedProviders(): readonly ExecutionProvider[] {
  const names = listSupportedBackends().map(({ name }) => name as ExecutionProvider);
  return names.filter((name) => providerFiles(name) === 'there');
}

export function providerFiles(provider: ExecutionProvider): ProviderFiles {
  const backend = listSupportedBackends().find(({ name }) => name === provider);
  if (!backend) return 'none';
  return backend.bundled || existsSync(providerLibrary(provider)) ? 'there' : 'to-be-added';
}

/** Where the runtime looks for the library of a provider that it does not bring: beside its own. */
export function providerLibrary(provider: ExecutionProvider): string {
  const manifest = createRequire(import.meta.url).resolve('onnxruntime-node/package.json');
  const folder = join(dirname(manifest), 'bin', 'napi-v6', process.platform, process.arch);
  return join(folder, `libonnxruntime_providers_${provider}.so`);
}
