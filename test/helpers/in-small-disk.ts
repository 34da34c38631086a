import { spawnSync } from 'node:child_process';

/** Whether this machine lets us mount a disk of our own, which needs Linux and user namespaces. */
export const canMountDisk: boolean = runInDisk('true', 'size=64k').status === 0;

interface DiskRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell command whose `/mnt` is a disk of its own, in memory, mounted with `options`. */
export function runInDisk(command: string, options: string): DiskRun {
  const script = `mount -t tmpfs -o ${options} tmpfs /mnt && ${command}`;
  const { status, stdout, stderr } = spawnSync('unshare', ['-Urm', 'sh', '-c', script], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
