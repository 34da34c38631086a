import type { Constant, Node, Weight } from './graph.ts';
import type { OperatorProfile } from './operator-profile.ts';
import type { Value } from './value.ts';

export interface GraphOptions {
  readonly name: string;
  /** Which operators the execution provider has. */
  readonly operators: OperatorProfile;
  /** Type of weights and of all that flows between them; inputs and outputs are float32. Default float32. */
  readonly dtype?: 'float32' | 'float16';
}

/** What a graph is made of while it is being written. */
export interface Draft {
  readonly options: GraphOptions;
  readonly inputs: Value[];
  readonly weights: Map<string, Weight>;
  readonly constants: Map<string, Constant>;
  readonly nodes: Node[];
  readonly outputs: Map<string, Value>;
  readonly taps: Map<string, Value>;
}
