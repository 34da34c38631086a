/** Progress is told so often at most: those who listen have better to do. */
const EVERY_MS = 10_000;
let lastAt = 0;

/** Tells those who hear the page of a message that is new or has changed. */
export function announce(reply, before) {
  const goesOn = before !== null && reply.job !== null && reply.job.state === before.job?.state;
  const now = performance.now();
  if (goesOn && now - lastAt < EVERY_MS) return;
  lastAt = now;
  document.getElementById('announcer').textContent = reply.text.join(' ');
}
