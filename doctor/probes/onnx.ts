import { createRequire } from 'node:module';
import { listSupportedBackends } from 'onnxruntime-node';

/** Prints the version of ONNX Runtime and what it can run on. */
const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json');
const providers = listSupportedBackends()
  .filter(({ bundled }) => bundled)
  .map(({ name }) => name);
console.log(JSON.stringify({ version, providers }));
