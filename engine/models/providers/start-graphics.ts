import type { ExecutionProvider } from '../../runtime/onnx.ts';
import { THIS_MACHINE } from './provider-chooser.ts';
import { startProvider } from './trial-process.ts';

/** A driver may have to wake a card up, and to compile. */
const LIMIT_MS = 60_000;

/** The first provider other than the CPU that starts on this machine; null where none does. */
export async function startGraphics(signal?: AbortSignal): Promise<ExecutionProvider | null> {
  for (const provider of await THIS_MACHINE.candidates()) {
    const started = await startProvider(provider, { limitMs: LIMIT_MS, signal }).then(
      () => true,
      () => false,
    );
    signal?.throwIfAborted();
    if (started) return provider;
  }
  return null;
}
