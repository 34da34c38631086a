import type { CatalogueEntry } from '../../checkpoints/catalogue.ts';
import { listModels, modelPath } from '../../checkpoints/model-home.ts';
import { type ModelRecord, readModelRecord } from '../../checkpoints/model-record.ts';
import { sayBytes } from '../../core/say-bytes.ts';
import type { ModelsContext } from './context.ts';

interface ModelLine {
  readonly name: string;
  readonly title: string;
  /** Null if it is not there. */
  readonly installed: 'damaged' | Pick<ModelRecord, 'profile' | 'dtype'> | null;
  /** Of a model of the catalogue. */
  readonly downloadBytes?: number;
  readonly diskBytes?: number;
  readonly licences?: readonly string[];
}

/** `list`: the catalogue, and the models that are there; lines of text, or one JSON object a line. */
export async function listLines(
  { catalogue, home }: Pick<ModelsContext, 'catalogue' | 'home'>,
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
  const lines = [...known, ...own];
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
    downloadBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    diskBytes: diskBytes.float16,
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
    ...(downloadBytes && diskBytes
      ? [`${sayBytes(downloadBytes)} to fetch, ${sayBytes(diskBytes)} as float16`]
      : []),
    ...(licences ? [licences.join(', ')] : []),
  ];
  return [
    `${name.padEnd(10)} ${title}: ${sayState(installed)}`,
    ...facts.map((fact) => `             ${fact}`),
  ];
}

function sayState(installed: ModelLine['installed']): string {
  if (installed === null) return 'not here';
  if (installed === 'damaged') return 'damaged; remove it and fetch or import it again';
  return `ready, ${installed.dtype}, profile ${installed.profile}`;
}
