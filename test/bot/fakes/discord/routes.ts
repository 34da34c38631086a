import type { RequestBody } from './read-body.ts';

export interface RouteCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
}

export interface Route {
  /** The published schemas of what is asked and answered. */
  readonly asks?: string;
  readonly answers?: string;
  /** Without the bot's token: the address holds one. */
  readonly open?: boolean;
  /** Null: 204, nothing to say. */
  handle(call: RouteCall): unknown;
}

/** By method and path, `:name` standing for a part. */
export type Routes = Readonly<Record<string, Route>>;

export function findRoute(routes: Routes, method: string, path: string) {
  const parts = path.split('/').map(decodeURIComponent);
  for (const [key, route] of Object.entries(routes)) {
    const [wanted, pattern = ''] = key.split(' ');
    const names = pattern.split('/');
    if (wanted !== method || names.length !== parts.length) continue;
    if (!names.every((name, at) => name.startsWith(':') || name === parts[at])) continue;
    const named = names.flatMap((name, at) =>
      name.startsWith(':') ? [[name.slice(1), parts[at] ?? ''] as const] : [],
    );
    return { key, route, params: Object.fromEntries(named) };
  }
  return null;
}
