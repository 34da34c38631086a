import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the README of a set promises. */
export interface Promises {
  /** Tolerances by golden name. */
  readonly tolerances: ReadonlyMap<string, number>;
  /** Whether its table of files names this one, or this folder. */
  names(file: string): boolean;
}

/**
 * Reads a set's README: its table of tensors has the name in the first column and the tolerance in
 * the last one, a number or `exact`.
 */
export async function readPromises(folder: string): Promise<Promises> {
  const text = await readFile(join(folder, 'README.md'), 'utf8');
  const tolerances = readTolerances(folder, text);
  return { tolerances, names: (file) => text.includes(`| ${file}`) };
}

function readTolerances(folder: string, text: string): ReadonlyMap<string, number> {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const tolerances = new Map<string, number>();
  for (const cells of rows) {
    const [name, tolerance] = [cells[1], toleranceOf(cells.at(-2))];
    if (name && /^\w+\/\S+$/.test(name) && tolerance !== undefined) tolerances.set(name, tolerance);
  }
  if (tolerances.size === 0) throw new Error(`${folder}/README.md states no tolerance`);
  return tolerances;
}

/** `undefined` for the last cell of another table. */
function toleranceOf(cell: string | undefined): number | undefined {
  if (cell === 'exact') return 0;
  return cell && Number.isFinite(Number(cell)) ? Number(cell) : undefined;
}
