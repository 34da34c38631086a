import { type Check, off, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

interface Runtime {
  readonly version: string;
  readonly providers: readonly string[];
}

/** The runtime of the large networks, and what of this machine it can use. The preview needs none. */
export const onnxCheck: Check = {
  name: 'ONNX Runtime',
  limitMs: 60_000,
  async run({ signal }) {
    const runtime = await runProbe<Runtime>('onnx-runtime', { signal }).catch(() => null);
    signal.throwIfAborted();
    if (runtime === null)
      return off('does not load here; the preview quality does without', 'Run “npm ci” again.');
    const { version, providers } = runtime;
    const works = await Promise.all(providers.map((provider) => runsOn(provider, signal)));
    const able = providers.filter((_, i) => works[i]);
    const unable = providers.filter((_, i) => !works[i]);
    const not = unable.length === 0 ? '' : `; not on ${unable.join(', ')} here`;
    return well(`${version}, computes on ${able.join(', ') || 'nothing'}${not}`);
  },
};

/** In a process of its own: what a driver lacks may end it. */
function runsOn(provider: string, signal: AbortSignal): Promise<boolean> {
  return runProbe('onnx-provider', { signal, args: [provider] }).then(
    () => true,
    () => false,
  );
}
