export interface DownloadOptions {
  readonly url: string;
  /** Where the file shall lie; beside it, `.part` and `.part.json` hold what has come so far. */
  readonly to: string;
  /** About its size: what is a tenth larger is refused. */
  readonly bytes: number;
  /** All of its digits, or its first ones. */
  readonly sha256?: string | undefined;
  readonly token?: string | undefined;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  onProgress?(doneBytes: number, totalBytes: number): void;
}

export interface Patience {
  /** A server that sends nothing for so long is asked anew. */
  readonly stallMs: number;
  /** Pause before the second try; each next one is twice as long. */
  readonly retryMs: number;
  /** Tries in a row that bring nothing. */
  readonly tries: number;
}
