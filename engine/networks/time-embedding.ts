import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { linear } from './layers/linear.ts';
import { silu } from './layers/pointwise.ts';

/**
 * The sinusoid of a timestep, [width]: cosines first, then sines, over frequencies from 1 down to
 * nearly 1/10000 (diffusers: get_timestep_embedding with flip_sin_to_cos and shift 0). Counted in
 * float32, as the public pipelines do: at t = 999 that alone moves it by 1e-5.
 */
export function timeSinusoid(timestep: number, width: number): Float32Array {
  const half = width / 2;
  const sinusoid = new Float32Array(width);
  for (let i = 0; i < half; i++) {
    const exponent = Math.fround(Math.fround(LOG_SLOWEST * i) / half);
    const angle = Math.fround(timestep * Math.fround(Math.exp(exponent)));
    sinusoid[i] = Math.cos(angle);
    sinusoid[half + i] = Math.sin(angle);
  }
  return sinusoid;
}

const LOG_SLOWEST = Math.fround(-Math.log(10_000));

/** Time embedding [1,4C] from a sinusoid [1,C], through SiLU as every residual block reads it. */
export function timeEmbedding(graph: GraphBuilder, sinusoid: Value): Value {
  const inner = 4 * (sinusoid.shape[1] as number);
  const embedding = graph.at('time_embedding');
  const hidden = silu(graph, linear(embedding.at('linear_1'), sinusoid, inner));
  return silu(graph, embedding.tap(linear(embedding.at('linear_2'), hidden, inner)));
}
