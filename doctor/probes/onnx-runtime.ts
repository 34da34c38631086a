import { installedProviders, providerFiles } from '../../engine/runtime/installed-providers.ts';
import { EXECUTION_PROVIDERS, runtimeVersion } from '../../engine/runtime/onnx.ts';

/** Prints the version of ONNX Runtime, the providers that are there, and those that can be added. */
const addable = EXECUTION_PROVIDERS.filter((name) => providerFiles(name) === 'to-be-added');
console.log(JSON.stringify({ version: runtimeVersion, providers: installedProviders(), addable }));
