type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'DISCORD_TOKEN',
  'TELEGRAM_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;
/** An address keeps its host, but not its password. */
const ADDRESSES = ['REDIS_URL', 'S3_ENDPOINT', 'DISCORD_API_URL', 'TELEGRAM_API_URL'] as const;

/** A text without any value of the environment that opens a door. */
export function hideSecrets(text: string, env: Environment): string {
  const secrets = [
    ...SECRETS.map((name) => env[name] ?? ''),
    ...ADDRESSES.flatMap((name) => passwordsIn(env[name] ?? '')),
  ];
  return secrets
    .filter((secret) => secret !== '')
    .reduce((safe, secret) => safe.replaceAll(secret, '•••'), text);
}

function passwordsIn(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { password } = new URL(address);
  return [password, decodeURIComponent(password)];
}
