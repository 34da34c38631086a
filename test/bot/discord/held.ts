type Method = (...args: unknown[]) => unknown;

/** Methods of the stores whose answer is iterated over. */
const LISTS: readonly PropertyKey[] = ['jobs', 'list'];

/** The same object, but whatever is asked of it waits for `gate`. */
export function held<T extends object>(thing: T, gate: () => Promise<unknown>): T {
  return new Proxy(thing, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return LISTS.includes(name) ? listed : called;

      async function called(...args: unknown[]): Promise<unknown> {
        await gate();
        return (method as Method).apply(target, args);
      }

      async function* listed(...args: unknown[]): AsyncGenerator<unknown> {
        await gate();
        yield* (method as Method).apply(target, args) as AsyncIterable<unknown>;
      }
    },
  });
}
