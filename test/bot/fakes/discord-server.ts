import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aboutRoutes } from './discord/about-routes.ts';
import { applicationRoutes } from './discord/application-routes.ts';
import { channelRoutes } from './discord/channel-routes.ts';
import { misfit } from './discord/closed-schemas.ts';
import { type DiscordState, newState } from './discord/discord-state.ts';
import { type Gateway, openGateway } from './discord/gateway.ts';
import { interactionRoutes } from './discord/interaction-routes.ts';
import { readBody } from './discord/read-body.ts';
import { Refusal, refusals } from './discord/refusal.ts';
import { findRoute, type Route, type RouteCall } from './discord/routes.ts';
import { type FakeOptions, fakeOptions } from './fake-options.ts';

/** A request, and which of our routes it took. */
export type DiscordRequest = Pick<RouteCall, 'params' | 'body'> & { readonly key: string };

export interface DiscordServer {
  readonly state: DiscordState;
  readonly gateway: Gateway;
  readonly apiUrl: string;
  readonly cdnHost: string;
  /** Where a file may be downloaded from, as an attachment's address. */
  hostFile(name: string, bytes: Uint8Array): string;
}

/**
 * Discord on this machine: REST, gateway and downloads. Whatever strays from the published
 * description is refused, and noted in `state.faults`.
 */
export async function startDiscordServer(
  options: FakeOptions<DiscordRequest> = {},
): Promise<DiscordServer> {
  const { atEnd, heard } = fakeOptions(options);
  const state = newState(Date.now());
  /** By route: when it may be asked again after a 429. */
  const waits = new Map<string, number>();
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cdnHost = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gatewayUrl = () => `ws://${cdnHost}`;
  const gateway = openGateway(state, gatewayUrl);
  const routes = {
    ...aboutRoutes(state),
    ...applicationRoutes(state, gatewayUrl),
    ...interactionRoutes(state),
    ...channelRoutes(state),
  };
  server.on('upgrade', (request, socket, head) => {
    if (gateway.turnsAway()) return void socket.destroy();
    gateway.server.handleUpgrade(request, socket, head, (client) =>
      gateway.server.emit('connection', client, request),
    );
  });
  atEnd(async () => {
    await gateway.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { state, gateway, apiUrl: `http://${cdnHost}/api`, cdnHost, hostFile };

  function hostFile(name: string, bytes: Uint8Array): string {
    const url = `http://${cdnHost}/attachments/${state.files.size}/${encodeURIComponent(name.toWellFormed())}?ex=1&is=2&hm=3`;
    state.files.set(url, bytes);
    return url;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${cdnHost}`);
    const file = state.files.get(url.href);
    if (file) {
      await state.held('download');
      return void response.writeHead(200, { 'content-length': file.byteLength }).end(file);
    }
    try {
      const answer = await answerTo(request, url);
      if (answer === null) return void response.writeHead(204).end();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } catch (error) {
      refuse(response, error);
    }
  }

  async function answerTo(request: IncomingMessage, url: URL): Promise<unknown> {
    const body = await readBody(request);
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const found = findRoute(routes, request.method ?? '', path);
    if (!found) throw new Error(`no such route: ${request.method} ${path}`);
    state.requests.push(found.key);
    heard({ key: found.key, params: found.params, body });
    makeTrouble(found.key);
    await state.held(found.key);
    if (!found.route.open && request.headers.authorization !== `Bot ${state.botToken}`)
      throw refusals.unauthorized();
    check(found.route.asks, body.json);
    const answer = await found.route.handle({
      params: found.params,
      query: url.searchParams,
      body,
    });
    noteMisfit(found.route, answer);
    return answer;
  }

  function makeTrouble(key: string): void {
    if (performance.now() < (waits.get(key) ?? 0)) state.faults.push(`${key} before Retry-After`);
    const at = state.trouble.findIndex(({ route }) => key.includes(route));
    const [trouble] = at < 0 ? [] : state.trouble.splice(at, 1);
    if (!trouble) return;
    if (trouble.status !== 429) throw new Refusal(trouble.status, trouble.code ?? 0, 'trouble');
    const refusal = refusals.rateLimited();
    waits.set(key, performance.now() + refusal.retryAfter! * 1000);
    throw refusal;
  }

  function check(schema: string | undefined, value: unknown): void {
    const wrong = schema === undefined ? null : misfit(schema, value);
    if (wrong === null) return;
    state.faults.push(wrong);
    throw refusals.invalidForm(wrong);
  }

  function noteMisfit({ answers }: Route, answer: unknown): void {
    const wrong = answers === undefined ? null : misfit(answers, answer);
    if (wrong) state.faults.push(`own answer: ${wrong}`);
  }

  function refuse(response: ServerResponse, error: unknown): void {
    if (!(error instanceof Refusal)) state.faults.push(String(error));
    const { status, code, message, retryAfter } =
      error instanceof Refusal ? error : new Refusal(500, 0, String(error));
    if (status === 400) state.faults.push(message);
    const headers = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
    const extra = retryAfter === null ? {} : { retry_after: retryAfter, global: false };
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ code, message, ...extra }));
  }
}
