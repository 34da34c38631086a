import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeOptions, fakeOptions } from './fake-options.ts';
import { checkCall, checkResult } from './telegram-check.ts';
import { type Call, readCall } from './telegram-form.ts';
import { METHODS } from './telegram-methods.ts';
import { ApiError, createWorld, type World } from './telegram-world.ts';

export const TOKEN = '4242:a-token-of-the-tests';

export interface TelegramServer {
  readonly url: string;
  readonly world: World;
  /** Every call but `getUpdates`, in order. */
  readonly calls: readonly Call[];
  /** What calls were refused with, in order. */
  readonly refused: readonly ApiError[];
  /** What was wrong with calls and with our own answers. A test ends with none. */
  readonly problems: readonly string[];
  /** The next call of this method gets this answer instead. */
  refuseNext(method: string, error: ApiError): void;
  /** From now on nobody answers here, or somebody does again. */
  goAway(isAway: boolean): void;
  /** Resolves with the first truthy value of `look`, tried after each call. */
  until<T>(look: () => T | undefined | null | false): Promise<T>;
}

/** The Bot API's HTTP server on this machine. Whatever comes and goes is held against its documentation. */
export async function startTelegramServer(
  now: () => number = Date.now,
  options: FakeOptions<Call> = {},
): Promise<TelegramServer> {
  const { atEnd, heard } = fakeOptions(options);
  const world = createWorld(now);
  const calls: Call[] = [];
  const problems: string[] = [];
  const refused: ApiError[] = [];
  const refusals: Array<{ method: string; error: ApiError }> = [];
  const lookers = new Set<() => void>();
  const pollers = new Set<() => void>();
  const tellAll = () => {
    for (const look of [...lookers]) look();
  };
  world.wake = () => {
    for (const poll of [...pollers]) poll();
  };
  let away = false;
  const server = createServer((request, response) => {
    if (away) return void request.socket.destroy();
    void answer(request, response).catch((error: unknown) => {
      problems.push(String(error));
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.startsWith(`/file/bot${TOKEN}/`)) return sendFile(path, response);
    const method = path.startsWith(`/bot${TOKEN}/`) ? path.split('/')[2]! : null;
    if (method === null)
      return sendJson(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const body = Buffer.concat(await Array.fromAsync(request));
    const call = await readCall(method, request.headers['content-type'], body);
    heard(call);
    const wrong = checkCall(method, call.params, new Set(call.files.keys()));
    problems.push(...wrong);
    try {
      if (wrong.length > 0) throw new ApiError(400, `Bad Request: ${wrong[0]}`);
      const result = await perform(call, response);
      problems.push(...checkResult(method, result));
      sendJson(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refused.push(error);
      sendError(response, error);
    }
    if (method !== 'getUpdates') calls.push(call);
    tellAll();
  }

  async function perform(call: Call, response: ServerResponse): Promise<unknown> {
    const refused = refusals.findIndex(({ method }) => method === call.method);
    if (refused >= 0) throw refusals.splice(refused, 1)[0]!.error;
    if (call.method === 'getUpdates') return poll(call.params, response);
    const method = METHODS[call.method];
    if (!method) throw new Error(`the fake has no ${call.method}`);
    return method(world, call.params as never, call);
  }

  /** Updates below the offset are confirmed; all others come again. */
  async function poll(params: Call['params'], response: ServerResponse): Promise<unknown> {
    if (world.webhook)
      throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active");
    const { offset = 0, limit = 100, timeout = 0 } = params as Record<string, number>;
    const confirmed = world.updates.findIndex(({ update_id }) => update_id >= offset);
    world.updates.splice(0, confirmed < 0 ? world.updates.length : confirmed);
    if (world.updates.length === 0 && timeout > 0) await nextUpdate(timeout, response);
    return world.updates.slice(0, limit);
  }

  function nextUpdate(timeout: number, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, timeout * 1000);
      response.once('close', end);
      pollers.add(end);
      function end(): void {
        clearTimeout(timer);
        pollers.delete(end);
        resolve();
      }
    });
  }

  function sendFile(path: string, response: ServerResponse): void {
    const id = /([^/]+)\.jpg$/.exec(path)?.[1] ?? '';
    const bytes = world.files.get(id);
    if (bytes) response.end(bytes);
    else response.writeHead(404).end();
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    calls,
    problems,
    refused,
    goAway(isAway) {
      away = isAway;
      if (isAway) server.closeAllConnections();
    },
    refuseNext: (method, error) => refusals.push({ method, error }),
    until: (look) =>
      new Promise((resolve) => {
        const tryIt = () => {
          const found = look();
          if (!found) return;
          lookers.delete(tryIt);
          resolve(found);
        };
        lookers.add(tryIt);
        tryIt();
      }),
  };
}

function sendError(response: ServerResponse, { code, message, parameters }: ApiError): void {
  sendJson(response, code, { ok: false, error_code: code, description: message, parameters });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
