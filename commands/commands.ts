import type { Job } from '../queue/job.ts';
import type { Place } from '../queue/job-queue.ts';
import type { Ask } from './ask.ts';
import type { Reply } from './reply.ts';

/** A dance on the menu. */
export interface DanceCard {
  readonly id: string;
  readonly name: string;
  readonly bpm: number;
  /** One loop, seconds. */
  readonly seconds: number;
}

/** All that surfaces need to know: one ask in, one reply out. */
export interface Commands {
  readonly dances: readonly DanceCard[];
  /** Never throws for what the asker did: what is wrong is said in the reply. */
  handle(ask: Ask, signal: AbortSignal): Promise<Reply>;
  /** What a job's message says now: its place in line, its progress, its clip or what went wrong. */
  describe(job: Job, place: Place | null): Promise<Reply>;
  /** A reply's paragraphs or a label in words. */
  say(text: Reply['text'][number], locale: string): string;
}
