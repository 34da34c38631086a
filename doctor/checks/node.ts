import { broken, type Check, well } from '../check.ts';

/** The first that strips types without being told to. */
const OLDEST = [22, 18] as const;

export const nodeCheck: Check = {
  name: 'Node',
  run: async () => judgeNode(process.versions.node),
};

/** @param version such as `24.21.0` */
export function judgeNode(version: string) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (fits) return well(version);
  return broken(
    `${version} is too old`,
    'Start everything with “npm run …”, which brings its own Node; “npm ci” installs it.',
  );
}
