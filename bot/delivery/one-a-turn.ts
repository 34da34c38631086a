/**
 * Runs tasks one after the other, each in a turn of the event loop of its own: hundreds may be due at
 * the same moment, and whoever asks something meanwhile shall not wait for all of them.
 */
export function oneATurn(): (task: () => void) => void {
  const waiting: Array<() => void> = [];
  let scheduled = false;
  return (task) => {
    waiting.push(task);
    schedule();
  };

  function schedule(): void {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      waiting.shift()?.();
      schedule();
    });
  }
}
