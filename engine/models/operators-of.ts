import type { OperatorProfile } from '../networks/graph/operator-profile.ts';
import { probeOperators } from '../networks/graph/probe-operators.ts';
import type { ExecutionProvider } from '../runtime/onnx.ts';
import { runGraphOn } from './run-graph.ts';

/** The operators of a provider, found out by running tiny graphs on it (less than a second). */
export function operatorsOf(provider: ExecutionProvider): Promise<OperatorProfile> {
  return probeOperators(runGraphOn(provider), runGraphOn('cpu'));
}
