/** The most rounds a user may be ahead: what an order of one number per job has room for. */
export const MAX_ROUND = 200_000;

/**
 * Round-robin as one number: each user's jobs get rising round numbers, and the line goes by round.
 * A newcomer starts in the round being served, so nobody's backlog comes before another's first job
 * (start-time fair queueing, Goyal et al. 1996, with all jobs of one length).
 * A line is one quality and priority.
 * @param served the highest round claimed in this line; 0 when the line is empty
 * @param last the round of this user's last job in this line since it was empty, even when that was
 *   claimed since (else who asks again as soon as served would starve the others), or null
 */
export function nextRound(served: number, last: number | null): number {
  return Math.min(last === null ? served : Math.max(served, last + 1), MAX_ROUND);
}
