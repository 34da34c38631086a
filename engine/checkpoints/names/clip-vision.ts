import type { ClipVisionWidths } from '../../networks/widths.ts';
import { linear, norm, under, upTo, type WeightKey } from './weight-key.ts';

/** CLIP's vision tower with projection; `pre_layrnorm` is the public spelling (transformers: CLIPVisionModelWithProjection). */
export function clipVisionKeys(widths: ClipVisionWidths): WeightKey[] {
  const { hidden, patch, projection } = widths;
  const tokens = (widths.image / patch) ** 2 + 1;
  return [
    ...under('vision_model', [
      { name: 'embeddings.class_embedding', shape: [hidden] },
      { name: 'embeddings.patch_embedding.weight', shape: [hidden, 3, patch, patch] },
      { name: 'embeddings.position_embedding.weight', shape: [tokens, hidden] },
      { name: 'embeddings.position_ids', shape: [1, tokens], optional: true, unusedByGraph: true },
      ...norm('pre_layrnorm', hidden),
      ...upTo(widths.layers).flatMap((i) => layerKeys(`encoder.layers.${i}`, widths)),
      ...norm('post_layernorm', hidden),
    ]),
    ...linear('visual_projection', { in: hidden, out: projection, bias: false }),
  ];
}

function layerKeys(name: string, { hidden, intermediate }: ClipVisionWidths): WeightKey[] {
  const projections = ['q_proj', 'k_proj', 'v_proj', 'out_proj'];
  return under(name, [
    ...projections.flatMap((part) => linear(`self_attn.${part}`, { in: hidden, out: hidden })),
    ...norm('layer_norm1', hidden),
    ...linear('mlp.fc1', { in: hidden, out: intermediate }),
    ...linear('mlp.fc2', { in: intermediate, out: hidden }),
    ...norm('layer_norm2', hidden),
  ]);
}
