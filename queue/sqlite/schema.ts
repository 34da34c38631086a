/**
 * Each entry lifts the database by one version (`PRAGMA user_version`). What is released here never
 * changes; a change is one more entry.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    dedupe_key TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    community_id TEXT,
    surface TEXT NOT NULL,
    quality TEXT NOT NULL,
    clip_seconds REAL NOT NULL,
    asked TEXT NOT NULL,            -- the whole NewJob as JSON
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    urgency INTEGER NOT NULL,       -- the priority, negative: the smallest goes first
    round INTEGER NOT NULL,
    arrival INTEGER NOT NULL,
    backoff_from INTEGER NOT NULL DEFAULT 0,
    backoff_until INTEGER NOT NULL DEFAULT 0,
    claim_token TEXT,
    worker_id TEXT,
    beat INTEGER NOT NULL DEFAULT 0,
    progress TEXT,
    progress_at INTEGER,
    result TEXT,
    failure TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    delivery_token TEXT,
    delivered_at INTEGER
  ) STRICT;
  CREATE INDEX line ON jobs
    (quality, urgency, round, arrival, clip_seconds, backoff_from, backoff_until)
    WHERE state = 'queued';
  CREATE INDEX rendering ON jobs (quality) WHERE state = 'rendering';
  CREATE INDEX of_user ON jobs (user_id, ended_at);
  CREATE INDEX open_of_community ON jobs (community_id) WHERE ended_at IS NULL;
  CREATE INDEX untold ON jobs (surface, ended_at)
    WHERE ended_at IS NOT NULL AND delivered_at IS NULL AND delivery_token IS NULL;
  CREATE INDEX being_told ON jobs (seq) WHERE delivery_token IS NOT NULL;
  CREATE INDEX told ON jobs (delivered_at) WHERE delivered_at IS NOT NULL;

  -- One line per quality and urgency: the round being served, and each user's last round.
  CREATE TABLE lines (
    quality TEXT NOT NULL, urgency INTEGER NOT NULL, served INTEGER NOT NULL,
    PRIMARY KEY (quality, urgency)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE turns (
    quality TEXT NOT NULL, urgency INTEGER NOT NULL, user_id TEXT NOT NULL, round INTEGER NOT NULL,
    PRIMARY KEY (quality, urgency, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE arrivals (last INTEGER NOT NULL) STRICT;
  INSERT INTO arrivals VALUES (0);

  CREATE TABLE workers (
    id TEXT PRIMARY KEY, qualities TEXT NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE speed_samples (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    quality TEXT NOT NULL, clip_seconds REAL NOT NULL, render_ms REAL NOT NULL
  ) STRICT;
  CREATE INDEX speed_of_quality ON speed_samples (quality, id);
  CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT;

  CREATE TABLE users (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- The last turn of each quality: see fair-share.ts.
  CREATE TABLE shares (
    quality TEXT PRIMARY KEY, start_ms REAL NOT NULL, finish_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
