import { type Check, type Finding, off, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

interface Runtime {
  readonly version: string;
  readonly providers: readonly string[];
  /** Those whose files the operator can add. */
  readonly addable: readonly string[];
}

/** Why a provider does not start, and what would help; null: it does. */
type StartFailure = { readonly reason: string; readonly advice: string } | null;

/** The runtime of the large networks, and what of this machine it can use. The preview needs none. */
export const onnxCheck: Check = {
  name: 'ONNX Runtime',
  limitMs: 60_000,
  async run({ signal }) {
    const runtime = await runProbe<Runtime>('onnx-runtime', { signal }).catch(() => null);
    signal.throwIfAborted();
    if (runtime === null)
      return off('does not load here; the preview quality does without', 'Run “npm ci” again.');
    return sayProviders(runtime, await Promise.all(runtime.providers.map(starting(signal))));
  },
};

/** In a process of its own: what a driver lacks may end it. */
function starting(signal: AbortSignal): (provider: string) => Promise<StartFailure> {
  return (provider) =>
    runProbe<StartFailure>('start-provider', { signal, args: [provider] }).catch(() => ({
      reason: 'it could not be tried',
      advice: 'try again',
    }));
}

function sayProviders(
  { version, providers, addable }: Runtime,
  failures: readonly StartFailure[],
): Finding {
  const able = providers.filter((_, i) => failures[i] === null);
  const unable = providers.flatMap((name, i) => {
    const failure = failures[i];
    return failure ? [`${name}: ${failure.reason}; ${failure.advice}`] : [];
  });
  const says = [
    `${version}, computes on ${able.join(', ') || 'nothing'}`,
    ...unable.map((text) => `not on ${text}`),
    ...(addable.length > 0 ? [`not installed: ${addable.join(', ')}`] : []),
  ];
  return well(says.join('; '), adviceOf({ able, addable }));
}

function adviceOf(providers: Readonly<Record<'able' | 'addable', readonly string[]>>) {
  if (providers.able.length > 1 || providers.addable.length === 0) return null;
  return 'With a graphics card the quality “studio” is much faster: docs/operator/models.md, “Where it is computed”.';
}
