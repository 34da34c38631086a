import { readAction } from '../../commands/action.ts';
import type { Reply } from '../../commands/reply.ts';

const MAX = 1000;

/**
 * Where photos lie with Discord, for those who still choose: by the photo that waits, and by the
 * user who must agree first. Lost with the process; then the photo is asked for again.
 */
export function rememberedPhotos() {
  const urls = new Map<string, string>();
  return {
    ofPhoto: (photoId: string) => urls.get(`photo ${photoId}`) ?? null,
    ofUser: (userId: string) => urls.get(`user ${userId}`) ?? null,
    keep(userId: string, url: string, reply: Reply): void {
      const picked = readAction(reply.choices[0]?.action ?? '');
      put(picked?.name === 'pick' ? `photo ${picked.args[1]}` : `user ${userId}`, url);
    },
  };

  function put(key: string, url: string): void {
    urls.delete(key);
    urls.set(key, url);
    const [oldest] = urls.keys();
    if (urls.size > MAX && oldest !== undefined) urls.delete(oldest);
  }
}
