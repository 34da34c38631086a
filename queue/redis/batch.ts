interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects what is asked for in one turn of the event loop, to do it together: many small commands
 * cost Redis and us far more than a large one. No batch has more than `most` items, so that Redis
 * works on one while we prepare the next. Items of a batch fail together.
 * @param work returns a result for each item, in their order
 */
export function batched<T, R>(most: number, work: (items: readonly T[]) => Promise<readonly R[]>) {
  let waiting: Waiting<T, R>[] = [];
  const send = async (batch: readonly Waiting<T, R>[]) => {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i]!);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const sendAll = () => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void send(all.slice(from, from + most));
  };
  return (item: T): Promise<R> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(sendAll);
      waiting.push({ item, resolve, reject });
    });
}
