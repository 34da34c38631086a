import type { Model } from '../models/open-model.ts';
import type { OnnxSession } from '../runtime/onnx.ts';

export interface KeptNetworks {
  /** The same model; its networks stay open when they are closed. */
  readonly model: Model;
  /** Closes them after all. */
  close(): Promise<void>;
}

/** Opens each network once for each size, however often it is asked for: for clips in a row. */
export function keepNetworks(model: Model): KeptNetworks {
  const open = new Map<string, OnnxSession>();
  return {
    model: {
      ...model,
      async open(name, size, taps) {
        const key = JSON.stringify([name, size, taps]);
        const network = open.get(key) ?? (await model.open(name, size, taps));
        open.set(key, network);
        return { run: network.run, close: async () => {} };
      },
    },
    async close() {
      const networks = [...open.values()];
      open.clear();
      for (const network of networks) await network.close();
    },
  };
}
