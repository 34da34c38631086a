import { describe } from 'vitest';
import { promiseCancelAndRetry } from './contract/cancel-retry.ts';
import { promiseClaims } from './contract/claims.ts';
import { promiseDeliveries } from './contract/deliveries.ts';
import { promiseEnqueue } from './contract/enqueue.ts';
import { promiseEvents } from './contract/events.ts';
import { promiseFairness } from './contract/fairness.ts';
import { type NewStore, queueStarter } from './contract/fixtures.ts';
import { promiseLapse } from './contract/lapse.ts';
import { promiseLimits } from './contract/limits.ts';
import { promisePlace } from './contract/place.ts';
import { promiseQualities } from './contract/qualities.ts';
import { promiseRecords } from './contract/records.ts';
import { promiseTries } from './contract/tries.ts';
import { promiseWorkers } from './contract/workers.ts';

/** All that `JobQueue` promises, to be kept by every store. */
export function describeJobQueue(name: string, newStore: NewStore): void {
  const start = queueStarter(newStore);
  describe(`the job queue on ${name}`, () => {
    describe('enqueue', () => promiseEnqueue(start));
    describe('limits', () => promiseLimits(start));
    describe('fairness', () => promiseFairness(start));
    describe('place', () => promisePlace(start));
    describe('qualities', () => promiseQualities(start));
    describe('workers', () => promiseWorkers(start));
    describe('claims', () => promiseClaims(start));
    describe('lapse', () => promiseLapse(start));
    describe('tries', () => promiseTries(start));
    describe('cancel and retry', () => promiseCancelAndRetry(start));
    describe('deliveries', () => promiseDeliveries(start));
    describe('events', () => promiseEvents(start));
    describe('records', () => promiseRecords(start));
  });
}
