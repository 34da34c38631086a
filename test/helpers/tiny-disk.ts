import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

/** Whether `tinyDisk` can be had here: Linux lets only root mount. */
export const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

/** A real file system of so many bytes, empty; it goes with the test. */
export function tinyDisk(bytes: number): string {
  const folder = tempFolder();
  mount(folder, bytes);
  onTestFinished(() => unmount(folder));
  return folder;
}

function tryMount(): boolean {
  try {
    mount('/mnt', 4096);
    unmount('/mnt');
    return true;
  } catch {
    return false; // A container without the right to mount.
  }
}

function mount(folder: string, bytes: number): void {
  const options = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder];
  execFileSync('mount', options, { stdio: 'ignore' });
}

function unmount(folder: string): void {
  execFileSync('umount', [folder], { stdio: 'ignore' });
}
