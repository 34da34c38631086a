import { once } from 'node:events';
import { createServer } from 'node:net';
import { broken, configured, type Finding, off, well } from '../check.ts';

/** Whether the chat page can have its address. */
export const pageAddressCheck = configured('web page', async ({ surfaces }, { signal }) => {
  const { host, port } = surfaces.web;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const refusal = await refusalOf(port, host);
  if (refusal === null) return well(port === 0 ? 'any free port of 127.0.0.1' : `${url} is free`);
  if (refusal === 'EADDRINUSE') return judgeTaken(url, signal);
  return broken(
    `${url} cannot be had (${refusal})`,
    'Set WEB_HOST to an address of this machine and WEB_PORT to a port from 1024 on.',
  );
});

/** Whether the bot can listen for Telegram's webhook. */
export const webhookPortCheck = configured('webhook port', async ({ surfaces }, { signal }) => {
  const { port } = surfaces.telegram?.webhook ?? {};
  if (port === undefined) return off('no TELEGRAM_WEBHOOK_URL: the bot asks Telegram itself');
  const refusal = await refusalOf(port);
  if (refusal === null) return well(`${port} is free`);
  if (refusal === 'EADDRINUSE' && (await isGuarded(port, signal)))
    return well(`the bot listens already, on ${port}`);
  return broken(
    `${port} cannot be had (${refusal})`,
    'Stop the program that has it, or set TELEGRAM_WEBHOOK_PORT to another port.',
  );
});

async function judgeTaken(url: string, signal: AbortSignal): Promise<Finding> {
  const page = await fetch(url, { signal })
    .then((response) => response.text())
    .catch(() => '');
  if (page.includes('<title>anydance</title>')) return well(`the bot runs already, at ${url}`);
  return broken(
    `${url} is taken by another program`,
    'Stop that one, or set WEB_PORT to another port.',
  );
}

/** Our webhook refuses who does not know the secret. */
async function isGuarded(port: number, signal: AbortSignal): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', signal }).then(
    ({ status }) => status === 401,
    () => false,
  );
}

/** The code of what the system says to a listener there; null: it may. */
async function refusalOf(port: number, host?: string): Promise<string | null> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  } finally {
    server.close();
  }
}
