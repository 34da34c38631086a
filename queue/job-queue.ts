import type { Job, JobFailure, JobProgress, JobResult, JobState, NewJob, Quality } from './job.ts';

export interface OpenLimits {
  /** Jobs that one user may have open. */
  readonly maxOpenPerUser: number;
  /** Jobs that one community may have open. */
  readonly maxOpenPerCommunity: number;
}

/** How a queue behaves; each has a default in `DEFAULT_POLICY`. */
export interface QueuePolicy extends OpenLimits {
  /** After so many tries a job has failed. */
  readonly maxAttempts: number;
  /** The wait before the second try, milliseconds; doubles with each further try. */
  readonly backoffMs: number;
  /** A claim that shows no sign of life for this long, milliseconds, is taken back. */
  readonly leaseMs: number;
}

export const DEFAULT_POLICY: QueuePolicy = {
  maxOpenPerUser: 2,
  maxOpenPerCommunity: 10,
  maxAttempts: 3,
  backoffMs: 2000,
  leaseMs: 15_000,
};

/** Who asks for something to be done to a job. */
export interface Actor {
  readonly userId: string;
  readonly admin: boolean;
}

export interface Place {
  /** 1 is next. */
  readonly position: number;
  /** Until its clip is done, milliseconds; null until this quality was measured once, and with no worker. */
  readonly etaMs: number | null;
  /** Live workers that take its quality. With none it waits until one comes. */
  readonly workers: number;
}

export interface WorkerCard {
  readonly id: string;
  readonly qualities: readonly Quality[];
}

/** The right to work on a job, until it is ended or the lease lapses. */
export interface Claim {
  readonly job: Job;
  /** Of this claim alone: a later claim of the same job has another. */
  readonly token: string;
}

/** The right to tell the asker how a job ended. */
export interface Delivery {
  readonly job: Job;
  readonly token: string;
}

/** Something changed about a job. `progress` may be skipped when many come at once; `state` never is. */
export interface JobEvent {
  readonly kind: 'state' | 'progress';
  readonly jobId: string;
  readonly userId: string;
  readonly surface: string;
  readonly state: JobState;
  readonly progress: JobProgress | null;
}

export interface JobFilter {
  readonly states?: readonly JobState[];
  readonly userId?: string;
  /** Newest first, at most so many (default: all). */
  readonly limit?: number;
}

/**
 * The line between those who ask and those who render. Every promise is kept through the death of
 * any process at any moment: once `enqueue` has answered, the job ends exactly once, as `done`,
 * `failed` with a code, or `cancelled`.
 *
 * Waiting jobs of one quality go by priority, then round-robin between users, then in order of
 * arrival. See `fair-round.ts`. Between the qualities that a worker takes the higher priority goes
 * first, then the one that has had less time. See `fair-share.ts`.
 */
export interface JobQueue {
  /**
   * Adds a job, or finds the one with the same dedupe key (open or ended).
   * @param limits this asker's own, instead of the policy's
   * @throws QueueError `payload-…`, `too-many-jobs-of-user`, `too-many-jobs-of-community`, `store-…`
   */
  enqueue(
    job: NewJob,
    limits?: Partial<OpenLimits>,
  ): Promise<{ readonly job: Job; readonly created: boolean }>;
  get(id: string): Promise<Job | null>;
  /** All jobs on record, newest first; reading may be stopped at any point. */
  jobs(filter?: JobFilter): AsyncIterable<Job>;
  /** Where a waiting job stands; null once it waits no more. */
  place(id: string): Promise<Place | null>;
  /**
   * Ends an open job as `cancelled`. A worker that renders it hears of it at its next heartbeat.
   * @throws QueueError `job-unknown`, `job-not-yours`, `job-ended`
   */
  cancel(id: string, by: Actor): Promise<Job>;
  /**
   * Puts a failed or cancelled job at the end of the line, with all its tries.
   * @throws QueueError `job-unknown`, `job-not-failed`
   */
  retry(id: string): Promise<Job>;

  /** The next job that this worker can render, or null. Also a sign of life of the worker. */
  claim(worker: WorkerCard): Promise<Claim | null>;
  /** Workers that showed a sign of life within the lease and have not signed off, by id. */
  workers(): Promise<WorkerCard[]>;
  /** A worker that stops counts as live no more; one that dies does so after the lease. */
  signOff(worker: WorkerCard): Promise<void>;
  /** Keeps the lease; at least every third of it. `lost`: another has the job, or it has ended. */
  heartbeat(claim: Claim, progress?: JobProgress): Promise<'held' | 'cancelled' | 'lost'>;
  /** Ends the job as `done`. False when the claim was lost: then the clip is nobody's. */
  complete(claim: Claim, result: JobResult): Promise<boolean>;
  /**
   * Ends the try. With `retry` and tries left the job waits for its next one after the backoff,
   * else it has `failed`. False when the claim was lost.
   */
  fail(claim: Claim, failure: JobFailure, options: { readonly retry: boolean }): Promise<boolean>;
  /** Gives the job back unharmed, as a worker that stops does; it counts as no try. */
  handBack(claim: Claim): Promise<boolean>;
  /**
   * Takes back claims whose worker has shown no sign of life for the lease. To be called about
   * every second by any process that stays; `claim` does not do it. Returns how many it took.
   */
  reapLapsed(): Promise<number>;

  /**
   * An ended job of this surface that nobody was told about yet, the longest ended first, or null.
   * It is this consumer's until `delivered`, or until `leaseMs` of the policy have gone by without
   * `renewDelivery`.
   */
  claimDelivery(surface: string): Promise<Delivery | null>;
  /** Keeps the lease; at least every third of it. False when the claim was lost meanwhile. */
  renewDelivery(delivery: Delivery): Promise<boolean>;
  /** The asker knows. False when the claim was lost meanwhile. */
  delivered(delivery: Delivery): Promise<boolean>;

  /** Calls `listener` for each change by any process, within about a second, until unsubscribed. */
  subscribe(listener: (event: JobEvent) => void): Promise<() => Promise<void>>;
  /** Drops the records of jobs that ended and were delivered before `before`; returns how many. */
  purge(before: number): Promise<number>;
  /** Drops the records of a user's ended jobs, whoever was told; returns them. */
  forgetUser(userId: string): Promise<Job[]>;
  close(): Promise<void>;
}
