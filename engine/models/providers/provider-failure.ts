import { type ProviderFiles, providerFiles } from '../../runtime/installed-providers.ts';
import type { ExecutionProvider } from '../../runtime/onnx.ts';

/** Why a provider does not start, in a clause, without the places in the runtime's own sources. */
export function failureReason(error: unknown): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const [line = ''] = message.trim().split('\n');
  return line.replace(/^\S+:\d+ .* was false\. /, '').replace(/[.\s]+$/, '');
}

/** The library that the system lacks, where the runtime's log names one. */
export function missingLibrary(log: string): string | null {
  const [, library] = /with error: ([^\s:/]+): cannot open shared object file/.exec(log) ?? [];
  return library ? `the system has no ${library}` : null;
}

/** What the operator can do about a provider that does not start. */
export function providerAdvice(
  provider: ExecutionProvider,
  files: ProviderFiles = providerFiles(provider),
): string {
  if (files === 'none')
    return `ONNX Runtime’s package has none for ${process.platform} on ${process.arch}`;
  if (files === 'to-be-added') return 'add its files as docs/operator/models.md tells';
  return ADVICE[provider];
}

const ADVICE: Readonly<Record<ExecutionProvider, string>> = {
  cpu: 'free some memory',
  webgpu: 'install the driver of the graphics card, on Linux with Vulkan',
  cuda: 'install NVIDIA’s driver, CUDA 12 and cuDNN 9, and put their libraries on LD_LIBRARY_PATH',
  tensorrt: 'install what CUDA needs and TensorRT 10, and put its libraries on LD_LIBRARY_PATH',
  coreml: 'update macOS',
  dml: 'install the driver of the graphics card, with DirectX 12',
};
