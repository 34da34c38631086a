/**
 * Collects what is asked for in one turn of the event loop, to do it together: many small commands
 * cost Redis and us far more than one large one. All of a batch share its outcome.
 */
export function batched<T>(work: (items: readonly T[]) => Promise<unknown>) {
  let batch: { readonly items: T[]; readonly outcome: Promise<void> } | null = null;
  const open = () => {
    const items: T[] = [];
    const outcome = new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        batch = null;
        work(items).then(() => resolve(), reject);
      });
    });
    return { items, outcome };
  };
  return (item: T): Promise<void> => {
    batch ??= open();
    batch.items.push(item);
    return batch.outcome;
  };
}
