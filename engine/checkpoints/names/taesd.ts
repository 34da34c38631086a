import { conv, under, type WeightKey } from './weight-key.ts';

const CHANNELS = 64;

/** The tiny decoder for previews, by its places in a torch Sequential (madebyollin/taesd: taesd.py). */
export function taesdDecoderKeys(latentChannels: number): WeightKey[] {
  const inner = { in: CHANNELS, out: CHANNELS, kernel: 3 };
  return [
    ...conv('1', { ...inner, in: latentChannels }),
    ...[3, 4, 5, 8, 9, 10, 13, 14, 15, 18].flatMap((place) =>
      under(
        `${place}.conv`,
        [0, 2, 4].flatMap((i) => conv(`${i}`, inner)),
      ),
    ),
    ...[7, 12, 17].flatMap((place) => conv(`${place}`, { ...inner, bias: false })),
    ...conv('19', { ...inner, out: 3 }),
  ];
}
