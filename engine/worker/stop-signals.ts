/** The first SIGTERM or SIGINT asks to stop, the second to stop now. */
export function stopSignals(): { stop: AbortSignal; stopNow: AbortSignal } {
  const stop = new AbortController();
  const stopNow = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => (stop.signal.aborted ? stopNow : stop).abort());
  return { stop: stop.signal, stopNow: stopNow.signal };
}
