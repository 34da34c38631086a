const SECRETS = /^(S3_.*|REDIS_URL|.*(TOKEN|SECRET|PASSWORD).*)$/;

/** The environment for the process that reads strangers' pictures: what it cannot know it cannot leak. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRETS.test(name)));
}
