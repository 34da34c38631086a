import { randomUUID } from 'node:crypto';

/**
 * Names each try to end a claim. A call that failed may have been carried out all the same, its
 * answer lost with the connection; the caller's next try for the same token then has the same name,
 * by which the script knows that it has done it already.
 */
export function nonces() {
  const unanswered = new Map<string, string>();
  return async <T>(token: string, attempt: (nonce: string) => Promise<T>): Promise<T> => {
    const nonce = unanswered.get(token) ?? randomUUID();
    try {
      const answer = await attempt(nonce);
      unanswered.delete(token);
      return answer;
    } catch (error) {
      unanswered.set(token, nonce);
      throw error;
    }
  };
}
