import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { attend } from './layers/attention.ts';
import { conv } from './layers/conv.ts';
import { linear } from './layers/linear.ts';
import { layerNorm } from './layers/norms.ts';
import { add, quickGelu } from './layers/pointwise.ts';
import { concat, reshape, slice, toTokens } from './layers/shape.ts';
import type { ClipVisionWidths } from './widths.ts';

/**
 * CLIP's image encoder, ViT-L/14 with projection (transformers: CLIPVisionModelWithProjection).
 * In `pixels` [1,3,224,224], normalised with CLIP's mean and deviation; out `embedding` [1,768].
 */
export function clipVision(graph: GraphBuilder, widths: ClipVisionWidths): void {
  const { hidden, image, layers, projection } = widths;
  const pixels = graph.input('pixels', [1, 3, image, image]);
  const model = graph.at('vision_model');
  let h = layerNorm(model.at('pre_layrnorm'), embed(model.at('embeddings'), pixels, widths));
  for (let layer = 0; layer < layers; layer++) {
    h = encoderLayer(model.at(`encoder.layers.${layer}`), h, widths);
  }
  const first = reshape(graph, slice(graph, h, { axis: 1, start: 0, end: 1 }), [1, hidden]);
  const pooled = layerNorm(model.at('post_layernorm'), first);
  graph.output(
    'embedding',
    linear(graph.at('visual_projection'), pooled, projection, { bias: false }),
  );
}

/** Patches behind the class token, each with its place: [1,3,S,S] → [1,1+(S/p)²,C]. */
function embed(graph: GraphBuilder, pixels: Value, widths: ClipVisionWidths): Value {
  const { hidden, patch, image } = widths;
  const options = { kernel: patch, stride: patch, padding: 0, bias: false };
  const patches = toTokens(graph, conv(graph.at('patch_embedding'), pixels, hidden, options));
  const token = graph.weight('class_embedding', [1, 1, hidden]);
  const count = (image / patch) ** 2 + 1;
  const places = graph.at('position_embedding').weight('weight', [1, count, hidden]);
  return add(graph, concat(graph, [token, patches], 1), places);
}

function encoderLayer(graph: GraphBuilder, x: Value, widths: ClipVisionWidths): Value {
  const { hidden, intermediate, heads } = widths;
  const normed = layerNorm(graph.at('layer_norm1'), x);
  const attention = graph.at('self_attn');
  const to = (name: string, value: Value) => linear(attention.at(name), value, hidden);
  const [query, key, value] = ['q_proj', 'k_proj', 'v_proj'].map((name) => to(name, normed));
  const mixed = attend(graph, { query, key, value } as Parameters<typeof attend>[1], heads);
  const h = add(graph, x, to('out_proj', mixed));
  const mlp = graph.at('mlp');
  const inner = linear(mlp.at('fc1'), layerNorm(graph.at('layer_norm2'), h), intermediate);
  return add(graph, h, linear(mlp.at('fc2'), quickGelu(graph, inner), hidden));
}
