import { providerFiles } from '../../runtime/installed-providers.ts';
import type { ExecutionProvider } from '../../runtime/onnx.ts';
import { failureReason } from './provider-failure.ts';
import { startProvider } from './trial-process.ts';

const LIMIT_MS = 30_000;

/**
 * Why a provider did not start in this process, in a clause. Which library the system lacks, the
 * runtime tells only on stderr; so it is tried once more where that can be read.
 */
export async function explainFailure(provider: ExecutionProvider, error: unknown): Promise<string> {
  const known = failureReason(error);
  if (providerFiles(provider) !== 'there') return known;
  return startProvider(provider, { limitMs: LIMIT_MS }).then(
    () => known,
    ({ message }: Error) => message,
  );
}
