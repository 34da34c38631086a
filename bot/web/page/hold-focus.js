/**
 * Remembers where the focus is. What it returns is called once the page has changed, and gives the
 * focus to another element if its place is gone: who uses the keyboard goes on from there.
 */
export function holdFocus() {
  const held = document.activeElement;
  return (next) => {
    const now = document.activeElement;
    const gone = held !== document.body && !(held.isConnected && held.checkVisibility());
    if (!gone || (now !== held && now !== document.body)) return;
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  };
}
