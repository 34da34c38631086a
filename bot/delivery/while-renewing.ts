/** The lease is three times as long at least: one renewal may get lost. */
const RENEW_EVERY_MS = 4000;

/** Runs a task, renewing the claim that it needs for as long as it takes. */
export async function whileRenewing<T>(
  renew: () => Promise<unknown>,
  task: () => Promise<T>,
): Promise<T> {
  let renewing: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renew();
  }, RENEW_EVERY_MS);
  try {
    return await task();
  } finally {
    clearInterval(timer);
    await renewing;
  }
}
