import { type Check, off, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

interface Runtime {
  readonly version: string;
  readonly providers: readonly string[];
}

/** The runtime of the large networks. The preview works without it. */
export const onnxCheck: Check = {
  name: 'ONNX Runtime',
  async run({ signal }) {
    try {
      const { version, providers } = await runProbe<Runtime>('onnx', signal);
      return well(`${version}, runs on ${providers.join(', ')}`);
    } catch {
      signal.throwIfAborted();
      return off('does not load here; the preview quality does without', 'Run “npm ci” again.');
    }
  },
};
