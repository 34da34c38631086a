/** Time in milliseconds as people say it, roughly; what is not known is “…”. */
export function sayTime(ms: number): string {
  if (Number.isNaN(ms)) return '…';
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
