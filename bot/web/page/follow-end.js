const NEAR_PX = 160;

/** Keeps the last message in sight (of a long one its beginning), unless the visitor reads further up. */
export function followEnd(scroller, list) {
  let following = true;
  const goThere = () => {
    following = true;
    const last = list.lastElementChild;
    const tooTall = last !== null && last.offsetHeight > scroller.clientHeight;
    scroller.scrollTop = tooTall ? last.offsetTop - 8 : scroller.scrollHeight;
  };
  // Only what a visitor does lets go; growing content scrolls as well.
  for (const deed of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    scroller.addEventListener(deed, () => (following = false), { passive: true });
  scroller.addEventListener('scroll', () => {
    following ||= scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
  });
  new ResizeObserver(() => {
    if (following) goThere();
  }).observe(list);
  return { goThere };
}
