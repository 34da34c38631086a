/** Tells on stderr how far a run is, and about how long it will take from here. */
export interface BenchProgress {
  /** What begins now; the step before it is done. */
  step(what: string): void;
  end(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** @param steps how many there will be; @param now milliseconds from any start */
export function createProgress(
  steps: number,
  terminal: Terminal,
  now: () => number = () => performance.now(),
): BenchProgress {
  const startedAt = now();
  let begun = 0;
  const show = (text: string) => {
    terminal.write(terminal.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  };
  return {
    step(what) {
      const done = begun++;
      const left = done === 0 ? '' : `, ${sayLeft(((now() - startedAt) / done) * (steps - done))}`;
      show(`${Math.round((100 * done) / steps)} %${left}: ${what}`);
    },
    end() {
      if (terminal.isTTY) terminal.write('\r\u001b[K');
    },
  };
}

function sayLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
