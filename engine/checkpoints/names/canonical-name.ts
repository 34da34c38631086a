/** Wrappers of trainers and of AnimateDiff's files, which stand before every name. */
const WRAPPERS = /^(?:module\.|unet\.)+/;
/** The first diffusers named the parts of the autoencoder's attention otherwise. */
const OLD_ATTENTION = /(?<=\.attentions\.0\.)(query|key|value|proj_attn)(?=\.(?:weight|bias)$)/;
const NEW_ATTENTION: Readonly<Record<string, string>> = {
  query: 'to_q',
  key: 'to_k',
  value: 'to_v',
  proj_attn: 'to_out.0',
};
/** The tiny autoencoder as diffusers saves it: its first layer is the second of the public code. */
const TINY_LAYER = /^decoder\.layers\.(\d+)(?=\.)/;

/** The name in the current public code of what a file calls `name`. */
export function canonicalName(name: string): string {
  return name
    .replace(WRAPPERS, '')
    .replace(OLD_ATTENTION, (old) => NEW_ATTENTION[old]!)
    .replace(TINY_LAYER, (_, layer: string) => String(Number(layer) + 1));
}
