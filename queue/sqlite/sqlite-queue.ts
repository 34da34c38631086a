import { checkJob } from '../check-job.ts';
import { DEFAULT_POLICY, type JobQueue, type QueuePolicy } from '../job-queue.ts';
import { cancelJob, retryJob } from './cancel-retry.ts';
import * as claims from './claims.ts';
import * as deliveries from './deliveries.ts';
import { enqueueJob } from './enqueue.ts';
import { eventReader } from './events.ts';
import { groupCommit } from './group-commit.ts';
import { type JobStore, jobOf, rowById } from './job-store.ts';
import { watchLapses } from './lapse-watch.ts';
import { firstInLine } from './line.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { placeOf } from './place.ts';
import { forgetJobsOf, listJobs, purgeTold } from './records.ts';
import { dropWorker, introduceWorker, introductions, liveWorkers } from './workers.ts';

interface Options {
  readonly policy?: Partial<QueuePolicy>;
  /** The wall clock. It may jump: no lease hangs on it, and no backoff lasts longer for it. */
  readonly now?: () => number;
}

/**
 * The job queue in `anydance.sqlite`, which all processes of one machine share in one folder. Reads
 * answer from what is committed; writes go through `groupCommit`.
 * @throws QueueError `store-…`
 */
export function openSqliteQueue({
  folder,
  ...options
}: Options & { readonly folder: string }): JobQueue {
  return queueOn(openDatabase(folder), options);
}

/** The queue on a database of its own, which it closes. */
export function queueOn(database: OpenDatabase, { policy, now = Date.now }: Options): JobQueue {
  const events = eventReader(database);
  const { write, flush } = groupCommit(database, events.readNew);
  const store: JobStore = {
    sql: database.sql,
    read: database.read,
    write,
    policy: { ...DEFAULT_POLICY, ...policy },
    now,
  };
  return {
    ...askers(store),
    ...renderers(store),
    ...tellers(store),
    subscribe: async (listener) => {
      const unsubscribe = database.read(() => events.subscribe(listener));
      return async () => unsubscribe();
    },
    close: async () => {
      if (!database.db.isOpen) return;
      flush();
      events.stop();
      database.db.close();
    },
  };
}

function askers(store: JobStore) {
  return {
    enqueue: async (candidate, limits) => {
      const job = checkJob(candidate);
      return store.write('power-cut', () => enqueueJob(store, job, { ...store.policy, ...limits }));
    },
    get: async (id) =>
      store.read(() => {
        const row = rowById(store, id);
        return row && jobOf(row);
      }),
    jobs: (filter) => listJobs(store, filter),
    place: async (id) => store.read(() => placeOf(store, id)),
    cancel: (id, by) => store.write('power-cut', () => cancelJob(store, id, by)),
    retry: (id) => store.write('power-cut', () => retryJob(store, id)),
  } satisfies Partial<JobQueue>;
}

/** What a power cut may undo here is done again: a claim lapses, a try handed back lapses too. */
function renderers(store: JobStore) {
  const introduced = introductions(store.policy.leaseMs);
  const lapsed = watchLapses(store.policy.leaseMs);
  return {
    claim: async (worker) => {
      if (worker.qualities.length === 0) return null;
      const due = introduced.isDue(worker);
      // An idle worker holds up nobody.
      if (!due && store.read(() => firstInLine(store, worker.qualities)) === null) return null;
      return store.write('process-death', () => {
        if (due) introduceWorker(store, worker);
        return claims.claimJob(store, worker);
      });
    },
    workers: async () => store.read(() => liveWorkers(store)),
    signOff: (worker) => {
      introduced.forget(worker);
      return store.write('process-death', () => dropWorker(store, worker.id));
    },
    heartbeat: (claim, progress) =>
      store.write('process-death', () => claims.beat(store, claim, progress)),
    complete: (claim, result) =>
      store.write('power-cut', () => claims.completeJob(store, claim, result)),
    fail: (claim, failure, options) =>
      store.write('power-cut', () => claims.failTry(store, claim, failure, options)),
    handBack: (claim) => store.write('process-death', () => claims.handBackJob(store, claim)),
    reapLapsed: async () => {
      const silent = lapsed(store.read(() => claims.heartbeats(store)));
      if (silent.length === 0) return 0;
      return store.write('process-death', () => claims.takeBack(store, silent));
    },
  } satisfies Partial<JobQueue>;
}

function tellers(store: JobStore) {
  const lapsed = watchLapses(store.policy.leaseMs);
  return {
    claimDelivery: async (surface) => {
      const silent = lapsed(store.read(() => deliveries.renewals(store)));
      const some = store.read(() => deliveries.firstUntold(store, surface));
      if (silent.length === 0 && some === null) return null;
      return store.write('process-death', () => {
        deliveries.releaseDeliveries(store, silent);
        return deliveries.claimUntold(store, surface);
      });
    },
    renewDelivery: (delivery) =>
      store.write('process-death', () => deliveries.renewClaim(store, delivery)),
    delivered: (delivery) =>
      store.write('power-cut', () => deliveries.markDelivered(store, delivery)),
    purge: (before) => store.write('process-death', () => purgeTold(store, before)),
    forgetUser: (userId) => store.write('power-cut', () => forgetJobsOf(store, userId)),
  } satisfies Partial<JobQueue>;
}
