/** An answer of a platform's API, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * @throws Error that says why nobody answered, without the address: a token may be in it
 */
export async function fetchJson(
  url: string,
  init: { readonly headers?: Record<string, string>; readonly signal: AbortSignal },
): Promise<ApiAnswer> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { ...init, redirect: 'error' });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch (error) {
    throw new Error(`${host} cannot be reached (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string; message?: string }; name: string };
  return cause?.code ?? cause?.message ?? name;
}
