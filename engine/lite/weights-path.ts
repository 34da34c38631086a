import { fileURLToPath } from 'node:url';

/** Where the weights of the lite model lie: those that come along, unless `ANYDANCE_LITE_WEIGHTS` names others. */
export function liteWeightsPath({
  ANYDANCE_LITE_WEIGHTS: path,
}: Readonly<Record<string, string | undefined>>): string {
  return path || fileURLToPath(new URL('../../assets/weights/lite.safetensors', import.meta.url));
}
