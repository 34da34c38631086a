import { installedProviders } from '../../engine/runtime/installed-providers.ts';
import { runtimeVersion } from '../../engine/runtime/onnx.ts';

/** Prints the version of ONNX Runtime and the providers that it was built with. */
console.log(JSON.stringify({ version: runtimeVersion, providers: installedProviders() }));
