import { operatorsOf } from '../../engine/models/operators-of.ts';
import type { ExecutionProvider } from '../../engine/runtime/onnx.ts';

/** Runs tiny networks on the provider that is named; prints what they were written with. */
const [provider] = process.argv.slice(2);
console.log(JSON.stringify(await operatorsOf(provider as ExecutionProvider)));
