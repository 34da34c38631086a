/**
 * What can be done to generated frames, in this order: even out brightness that pumps, match the
 * photo's colours, hold its background still, make the frames between those that were generated.
 */
export const FINISH_STEPS = ['deflicker', 'colour', 'background', 'interpolation'] as const;
export type FinishStep = (typeof FINISH_STEPS)[number];
