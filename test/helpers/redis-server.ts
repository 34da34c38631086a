import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const STARTS_WITHIN_MS = 10_000;

export interface RedisServer {
  readonly url: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Stops it in its tracks: connections stand, answers do not come, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** On the same port, with the data that had reached the disk. */
  restart(): Promise<void>;
  /** Ends it; its data go. */
  stop(): Promise<void>;
}

/**
 * The path of `redis-server`, or null where there is none: then it says so, and the suite is to be
 * skipped. On a CI machine (`CI` is set) that is a failure.
 */
export function redisOrSay(suite: string): string | null {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find(isExecutable);
  if (found !== undefined) return found;
  const text = `${suite}: NOT RUN, as there is no redis-server on this machine.`;
  if (process.env.CI) throw new Error(text);
  process.stderr.write(`\n${text}\n\n`);
  return null;
}

/**
 * Starts a Redis of the test's own that forgets nothing it has answered to.
 * @param appendfsync `always`: each write is on the disk before the answer
 */
export async function startRedis(
  program: string,
  appendfsync: 'always' | 'everysec' = 'always',
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-redis-'));
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const start = () =>
    startProcess(program, [...args, '--appendonly', 'yes', '--appendfsync', appendfsync], port);
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    restart: async () => {
      child = await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startProcess(program: string, args: string[], port: number): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const killOnExit = () => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  child.once('exit', () => process.off('exit', killOnExit));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const deadline = performance.now() + STARTS_WITHIN_MS;
  while (!(await answersPing(port))) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`redis-server did not start: ${said}`);
    await pause(10);
  }
  return child;
}

/** It refuses to answer while it still reads its file. */
async function answersPing(port: number): Promise<boolean> {
  const socket = createConnection({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
