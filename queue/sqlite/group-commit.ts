import { asQueueError } from './database-error.ts';
import type { OpenDatabase } from './open-database.ts';

/**
 * What a committed change must outlive: the death of this process, or of the whole machine too.
 * The second waits for the disk.
 */
type Durability = 'process-death' | 'power-cut';

/** Runs a change in a transaction; the answer comes once that is committed. */
export type Write = <T>(durability: Durability, change: () => T) => Promise<T>;

export interface GroupCommit {
  readonly write: Write;
  /** Commits what still waits. */
  flush(): void;
}

/** More would hold up other processes, and this one's event loop, for too long: about 20 ms. */
const MAX_CHANGES = 256;

/**
 * The changes of one turn of the event loop share a transaction, hence one wait for the disk. Each
 * has a savepoint: what one of them refuses does not touch the others.
 */
export function groupCommit(
  { db, place, sql }: OpenDatabase,
  committed: () => void = () => {},
): GroupCommit {
  const waiting: Change[] = [];
  let durability: Durability = 'power-cut';

  const write: Write = (durability, run) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commitSome);
      waiting.push({ durability, run, resolve: resolve as Change['resolve'], reject });
    });

  const commitSome = () => {
    if (waiting.length === 0) return;
    const changes = waiting.splice(0, MAX_CHANGES);
    if (waiting.length > 0) setImmediate(commitSome);
    try {
      setDurability(changes);
      sql('BEGIN IMMEDIATE').run();
      const settled = changes.map((change) => attempt(change));
      sql('COMMIT').run();
      for (const settle of settled) settle();
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      for (const { reject } of changes) reject(asQueueError(error, place));
      return;
    }
    committed();
  };

  const setDurability = (changes: readonly Change[]) => {
    const needed = changes.some((change) => change.durability === 'power-cut')
      ? 'power-cut'
      : 'process-death';
    if (needed === durability) return;
    db.exec(`PRAGMA synchronous = ${needed === 'power-cut' ? 'FULL' : 'NORMAL'}`);
    durability = needed;
  };

  const attempt = ({ run, resolve, reject }: Change): (() => void) => {
    sql('SAVEPOINT one').run();
    try {
      const answer = run();
      sql('RELEASE one').run();
      return () => resolve(answer);
    } catch (error) {
      // A full disk may have ended the whole transaction: then nobody's change is there.
      if (!db.isTransaction) throw error;
      db.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(asQueueError(error, place));
    }
  };

  const flush = () => {
    while (waiting.length > 0) commitSome();
  };
  return { write, flush };
}

interface Change {
  readonly durability: Durability;
  readonly run: () => unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}
