/** The noise of the family's models. */
export const SETTINGS = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betas: 'linear',
  zeroTerminalSnr: true,
} as const;
