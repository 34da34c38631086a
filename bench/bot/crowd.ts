/** All users of one platform, who ask at the same moment. */
export interface Crowd {
  readonly platform: string;
  /** As the bot's records name them. */
  readonly userIds: readonly string[];
  /** One who is not counted sends a photo and names a dance. */
  danceEarly(): void;
  /** Each sends a photo and names a dance. */
  dance(): Ask[];
  /** Each asks where their dance stands. */
  status(): Ask[];
  /** Each who still can presses the cancel button of their dance. */
  cancel(): Ask[];
  /** What the bot did against the platform's published rules. */
  readonly faults: readonly string[];
}

/** One wish of one user. Times by `performance.now`. */
export interface Ask {
  readonly askedAt: number;
  /** When the first sign came that the bot has heard it. */
  heardAt: number | null;
  /** When the answer came. */
  answeredAt: number | null;
}

export function newAsk(): Ask {
  return { askedAt: performance.now(), heardAt: null, answeredAt: null };
}

export function noteHeard(ask: Ask | undefined): void {
  if (ask) ask.heardAt ??= performance.now();
}

export function noteAnswered(ask: Ask | undefined): void {
  noteHeard(ask);
  if (ask) ask.answeredAt ??= performance.now();
}
