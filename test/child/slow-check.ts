import { setInterval } from 'node:timers';

/** A photo check that answers by the path: `hang` never, `die` dies, anything else at once. */
setInterval(() => undefined, 1000);
process.on('disconnect', () => process.exit(0));
process.on('message', ({ path }: { readonly path: string }) => {
  if (path === 'hang') return;
  if (path === 'die') process.exit(1);
  process.send?.({ type: 'seen', notes: [path] });
});
