import type { CatalogueEntry } from '../../checkpoints/catalogue.ts';
import type { MeasureEntry } from '../../checkpoints/measures.ts';
import type { Terminal } from './ask.ts';
import type { ByteReporter } from './byte-reporter.ts';

/** What the commands get from the program. */
export interface ModelsContext {
  /** What can be fetched. */
  readonly catalogue: readonly CatalogueEntry[];
  /** The same of networks that only judge pictures. */
  readonly measures: readonly MeasureEntry[];
  /** Folder of the models. */
  readonly home: string;
  /** Folder that relative paths are counted from. */
  readonly cwd: string;
  readonly endpoint: string;
  readonly token: string | undefined;
  readonly terminal: Terminal;
  readonly reporter: ByteReporter;
  readonly signal: AbortSignal;
  /** The first provider other than the CPU that starts here, if any does. */
  startGraphics(signal: AbortSignal): Promise<string | null>;
  /** Tells the result, on stdout. */
  say(line: string): void;
}
