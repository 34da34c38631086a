export interface Command {
  readonly name: string;
  readonly rest: string;
}

/** A command at the head of a text or caption; null when there is none, or it is for another bot. */
export function readCommand(written: string | undefined, username: string): Command | null {
  const found = /^\/([a-z]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?$/is.exec(written?.trim() ?? '');
  if (!found) return null;
  const [, name = '', bot = username, rest = ''] = found;
  if (bot.toLowerCase() !== username.toLowerCase()) return null;
  return { name: name.toLowerCase(), rest: rest.trim() };
}
