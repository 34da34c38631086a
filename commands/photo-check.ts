/** What is to be said of a photo before anything is queued: codes, worded in `assets/locales`. */
export interface PhotoVerdict {
  /** A `UserError`'s code when it cannot dance at all, else null. */
  readonly refusal: {
    readonly code: string;
    readonly params: Record<string, string | number>;
  } | null;
  /** Remarks: it can dance, but. Codes of `PhotoNote`. */
  readonly notes: readonly string[];
}

/** Looks at a photo in a process of its own. Given to the commands by whoever starts them. */
export interface PhotoCheck {
  /** @param path a file with the photo */
  check(path: string, signal: AbortSignal): Promise<PhotoVerdict>;
  close(): void;
}
