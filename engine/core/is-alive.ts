/** Whether another process of this number runs on this machine. */
export function isAlive(pid: number): boolean {
  // Nothing of this process is there yet: in a container, its number is that of the one before.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
