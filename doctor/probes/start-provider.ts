import { providerAdvice } from '../../engine/models/providers/provider-failure.ts';
import { startProvider } from '../../engine/models/providers/trial-process.ts';
import type { ExecutionProvider } from '../../engine/runtime/onnx.ts';

/** Starts the provider that is named; prints null, or why it does not start and what would help. */
const provider = process.argv[2] as ExecutionProvider;
const failure = await startProvider(provider, { limitMs: 50_000 }).then(
  () => null,
  (error: Error) => ({ reason: error.message, advice: providerAdvice(provider) }),
);
console.log(JSON.stringify(failure));
