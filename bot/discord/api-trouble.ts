import { DiscordAPIError, HTTPError } from 'discord.js';

/**
 * What a failed request means for a message: this way is closed for good, the file is too large for
 * it, or (null) it is worth trying again later.
 */
export function troubleOf(error: unknown): 'closed' | 'too-large' | null {
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) return null;
  const code = error instanceof DiscordAPIError ? error.code : null;
  if (error.status === 413 || code === 40_005) return 'too-large';
  // 401 and 404: the token, the message or the channel is gone; 403: no permission; 400: no use.
  return [400, 401, 403, 404].includes(error.status) ? 'closed' : null;
}
