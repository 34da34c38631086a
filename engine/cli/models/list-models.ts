import type { CatalogueEntry } from '../../checkpoints/catalogue.ts';
import { type MeasureEntry, measureFiles } from '../../checkpoints/measures.ts';
import { listModels, modelPath } from '../../checkpoints/model-home.ts';
import { type ModelRecord, readModelRecord } from '../../checkpoints/model-record.ts';
import { sayBytes } from '../../core/say-bytes.ts';
import type { ModelsContext } from './context.ts';

interface ModelLine {
  readonly name: string;
  readonly title: string;
  /** Null if it is not there; a measure is there or not. */
  readonly installed: 'damaged' | 'measure' | Pick<ModelRecord, 'profile' | 'dtype'> | null;
  /** Of a model of the catalogue. */
  readonly downloadBytes?: number;
  readonly diskBytes?: number;
  readonly licences?: readonly string[];
}

/**
 * `list`: the catalogue, the models that are there, and the measures; lines of text, or one JSON object
 * a line.
 */
export async function listLines(
  { catalogue, measures, home }: Pick<ModelsContext, 'catalogue' | 'measures' | 'home'>,
  json: boolean,
): Promise<string[]> {
  const known = await Promise.all(catalogue.map((entry) => knownLine(home, entry)));
  const names = new Set<string>(catalogue.map(({ name }) => name));
  const others = (await listModels(home)).filter((name) => !names.has(name));
  const own = await Promise.all(
    others.map(
      async (name): Promise<ModelLine> => ({
        name,
        title: 'your own',
        installed: await stateOf(home, name),
      }),
    ),
  );
  const judges = await Promise.all(measures.map((entry) => measureLine(home, entry)));
  const lines = [...known, ...own, ...judges];
  return json ? lines.map((line) => JSON.stringify(line)) : lines.flatMap(describe);
}

async function knownLine(
  home: string,
  { name, title, files, licences, diskBytes }: CatalogueEntry,
): Promise<ModelLine> {
  return {
    name,
    title,
    installed: await stateOf(home, name),
    diskBytes: diskBytes.float16,
    ...publicFacts({ files, licences }),
  };
}

async function measureLine(
  home: string,
  { name, title, ...facts }: MeasureEntry,
): Promise<ModelLine> {
  const isThere = (await measureFiles(home, name)) !== null;
  return {
    name,
    title: `${title} (measure of the quality bench)`,
    installed: isThere ? 'measure' : null,
    ...publicFacts(facts),
  };
}

function publicFacts({ files, licences }: Pick<CatalogueEntry, 'files' | 'licences'>) {
  return {
    downloadBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    licences: [...new Set(licences.map((licence) => licence.name))],
  };
}

async function stateOf(home: string, name: string): Promise<ModelLine['installed']> {
  if (!(await listModels(home)).includes(name)) return null;
  try {
    const { profile, dtype } = await readModelRecord(modelPath(home, name));
    return { profile, dtype };
  } catch {
    return 'damaged';
  }
}

function describe({
  name,
  title,
  installed,
  downloadBytes,
  diskBytes,
  licences,
}: ModelLine): string[] {
  const facts = [
    ...(downloadBytes ? [`${sayBytes(downloadBytes)} to fetch${sayDisk(diskBytes)}`] : []),
    ...(licences ? [licences.join(', ')] : []),
  ];
  return [
    `${name.padEnd(10)} ${title}: ${sayState(installed)}`,
    ...facts.map((fact) => `             ${fact}`),
  ];
}

function sayDisk(diskBytes: number | undefined): string {
  return diskBytes ? `, ${sayBytes(diskBytes)} as float16` : '';
}

function sayState(installed: ModelLine['installed']): string {
  if (installed === null) return 'not here';
  if (installed === 'damaged') return 'damaged; remove it and fetch or import it again';
  if (installed === 'measure') return 'ready';
  return `ready, ${installed.dtype}, profile ${installed.profile}`;
}
