/** A render process that tells something of the clip before it ends. */
process.on('message', () => {
  process.send?.({ type: 'note', note: 'drawn-smaller' });
  process.send?.({ type: 'done', result: { output: 'clip.mp4', notes: ['drawn-smaller'] } });
});
