const LOOK_EVERY_MS = 500;

/**
 * The first SIGTERM or SIGINT asks to stop, the second to stop now.
 *
 * Under `npm run`, SIGTERM reaches only the shell in between, which dies of it and tells nobody:
 * there, the end of the shell is the signal.
 */
export function stopSignals(env: NodeJS.ProcessEnv): { stop: AbortSignal; stopNow: AbortSignal } {
  const stop = new AbortController();
  const stopNow = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => (stop.signal.aborted ? stopNow : stop).abort());
  if (env.npm_lifecycle_event !== undefined) whenOrphaned(() => stop.abort());
  return { stop: stop.signal, stopNow: stopNow.signal };
}

function whenOrphaned(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_EVERY_MS);
  timer.unref();
}
