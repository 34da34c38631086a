import type { Draft, GraphOptions } from './draft.ts';
import { finishGraph } from './finish-graph.ts';
import type { Attributes, Constant, Graph } from './graph.ts';
import type { OperatorProfile } from './operator-profile.ts';
import { ONNX_TYPES, OPERATORS } from './operators.ts';
import { describeType, elementCount, type TensorType, type Value } from './value.ts';

/**
 * Writes the graph of a network. A builder stands at a path of the network, as
 * `down_blocks.0.resnets.1`: weights asked of it are looked up below that path in the weight file.
 */
export class GraphBuilder {
  readonly #draft: Draft;
  readonly path: string;

  private constructor(draft: Draft, path: string) {
    this.#draft = draft;
    this.path = path;
  }

  static create(options: GraphOptions): GraphBuilder {
    const lists = { inputs: [], nodes: [] };
    const maps = {
      weights: new Map(),
      constants: new Map(),
      outputs: new Map(),
      taps: new Map(),
    };
    return new GraphBuilder({ options, ...lists, ...maps }, '');
  }

  get operators(): OperatorProfile {
    return this.#draft.options.operators;
  }

  get dtype(): 'float32' | 'float16' {
    return this.#draft.options.dtype ?? 'float32';
  }

  /** The same graph, one step further down the network's path. */
  at(name: string): GraphBuilder {
    return new GraphBuilder(this.#draft, this.#below(name));
  }

  /** A tensor that the caller feeds: float32 at the door, whatever the graph computes in. */
  input(name: string, shape: readonly number[]): Value {
    const value = { name, dtype: 'float32' as const, shape };
    this.#draft.inputs.push(value);
    return this.#cast(value, this.dtype);
  }

  /** The weight `name` at this path, in the shape that the graph reads it in. */
  weight(name: string, shape: readonly number[], part = { skip: 0 }): Value {
    const key = this.#below(name);
    const id = `${key}@${part.skip}[${shape.join(',')}]`;
    const known = this.#draft.weights.get(id);
    if (known) return known;
    const weight = { name: id, key, dtype: this.dtype, shape, skip: part.skip };
    this.#draft.weights.set(id, weight);
    return weight;
  }

  /** A constant list of integers: a shape, axes, places. */
  integers(values: readonly number[]): Value {
    const name = `ints:${values.join(',')}`;
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant({ name, dtype: 'int64', shape: [values.length], integers: values, data });
  }

  /** A small constant tensor; `name` tells constants apart. */
  floats(name: string, shape: readonly number[], data: Float32Array): Value {
    if (data.length !== elementCount(shape)) {
      throw new Error(
        `${name}: ${data.length} values for ${describeType({ dtype: 'float32', shape })}`,
      );
    }
    return this.#constant({ name: `floats:${name}`, dtype: this.dtype, shape, data });
  }

  /** Applies an operator with one output. */
  node(operator: string, inputs: readonly (Value | undefined)[], attributes?: Attributes): Value {
    return this.nodes(operator, inputs, attributes)[0] as Value;
  }

  /** Applies an operator; answers all its outputs. */
  nodes(
    operator: string,
    inputs: readonly (Value | undefined)[],
    attributes: Attributes = {},
  ): readonly Value[] {
    const name = `${this.path || 'top'}/${operator}.${this.#draft.nodes.length}`;
    const outputs = this.#infer(operator, { name, inputs, attributes }).map((type, index) => ({
      ...type,
      name: `${name}:${index}`,
    }));
    const names = inputs.map((input) => input?.name ?? '');
    this.#draft.nodes.push({ name, operator, inputs: names, outputs, attributes });
    return outputs;
  }

  /** Makes a value a result of the graph, as float32. */
  output(name: string, value: Value): void {
    this.#draft.outputs.set(name, this.#cast(value, 'float32'));
  }

  /** Names the value at this path, so that a graph can be built that answers it too. */
  tap(value: Value, name = ''): Value {
    const place = name ? this.#below(name) : this.path;
    this.#draft.taps.set(place, this.#cast(value, 'float32'));
    return value;
  }

  /** The finished graph: checked, and without anything that no output needs. `taps`: further outputs. */
  build(taps: readonly string[] = []): Graph {
    return finishGraph(this.#draft, taps);
  }

  #infer(
    operator: string,
    call: {
      readonly name: string;
      readonly inputs: readonly (Value | undefined)[];
      readonly attributes: Attributes;
    },
  ): readonly TensorType[] {
    try {
      const rule = OPERATORS[operator];
      if (!rule) throw new Error('no such operator');
      return rule.infer(call);
    } catch (cause) {
      throw new Error(`${call.name}: ${(cause as Error).message}`, { cause });
    }
  }

  #cast(value: Value, dtype: 'float32' | 'float16'): Value {
    return value.dtype === dtype ? value : this.node('Cast', [value], { to: ONNX_TYPES[dtype] });
  }

  #constant(constant: Constant): Value {
    this.#draft.constants.set(constant.name, constant);
    return constant;
  }

  #below(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }
}
