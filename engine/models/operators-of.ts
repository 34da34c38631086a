import type { OperatorProfile } from '../networks/graph/operator-profile.ts';
import { probeOperators } from '../networks/graph/probe-operators.ts';
import type { ExecutionProvider } from '../runtime/onnx.ts';
import { runGraphOn } from './run-graph.ts';

export type FindOperators = (provider: ExecutionProvider) => Promise<OperatorProfile>;

/** The operators of a provider, found out by running tiny graphs on it (less than a second on a GPU). */
export const operatorsOf: FindOperators = (provider) =>
  probeOperators(runGraphOn(provider), runGraphOn('cpu'));

/** Finds out the operators of each provider once. A failure is not kept: it may pass. */
export function rememberOperators(find: FindOperators = operatorsOf): FindOperators {
  const known = new Map<ExecutionProvider, OperatorProfile>();
  return async (provider) => {
    const operators = known.get(provider) ?? (await find(provider));
    known.set(provider, operators);
    return operators;
  };
}
