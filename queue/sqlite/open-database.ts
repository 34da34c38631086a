import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
// The name is about to change in Node: only this file knows it.
import { DatabaseSync as Database, type StatementSync } from 'node:sqlite';
import { QueueError } from '../queue-error.ts';
import { asQueueError, translated } from './database-error.ts';
import { MIGRATIONS } from './schema.ts';

/** How long a transaction waits for those of other processes, milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

export interface OpenDatabase {
  readonly db: Database;
  /** Its file, for messages. */
  readonly place: string;
  /** A prepared statement; prepared once. */
  readonly sql: (text: string) => StatementSync;
  /** Runs a query; its errors tell the operator what is wrong. */
  readonly read: <T>(query: () => T) => T;
}

/**
 * Opens `anydance.sqlite` in a folder, made if it is not there, and brings it up to this version.
 * @throws QueueError `store-…`
 */
export function openDatabase(folder: string): OpenDatabase {
  const place = join(folder, 'anydance.sqlite');
  let db: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    db = new Database(place, { timeout: BUSY_TIMEOUT_MS });
    // WAL: readers and the writer do not wait for one another. FULL: what was answered survives a
    // power cut too.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;');
    checkHealth(db, place);
    migrate(db, place);
    return { db, place, sql: statementsOf(db), read: (query) => translated(query, place) };
  } catch (error) {
    db?.close();
    throw asQueueError(error, place);
  }
}

/** Damage is better found before work begins than in the middle of it. */
function checkHealth(db: Database, place: string): void {
  const verdict = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (verdict !== 'ok')
    throw new QueueError('store-corrupt', { place }, { cause: new Error(String(verdict)) });
}

function migrate(db: Database, place: string): void {
  db.exec('BEGIN IMMEDIATE');
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length) throw new QueueError('store-too-new', { place });
  for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
}

function statementsOf(db: Database): OpenDatabase['sql'] {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = db.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
}
