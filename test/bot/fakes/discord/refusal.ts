/** An error as Discord answers it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly retryAfter: number | null;

  constructor(status: number, code: number, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const refusals = {
  unknownMessage: () => new Refusal(404, 10_008, 'Unknown Message'),
  unknownInteraction: () => new Refusal(404, 10_062, 'Unknown interaction'),
  unknownWebhook: () => new Refusal(404, 10_015, 'Unknown Webhook'),
  alreadyAnswered: () => new Refusal(400, 40_060, 'Interaction has already been acknowledged.'),
  tokenExpired: () => new Refusal(401, 50_027, 'Invalid Webhook Token'),
  missingAccess: () => new Refusal(403, 50_001, 'Missing Access'),
  cannotDm: () => new Refusal(403, 50_007, 'Cannot send messages to this user'),
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  tooLarge: () => new Refusal(413, 40_005, 'Request entity too large'),
  invalidForm: (message: string) => new Refusal(400, 50_035, `Invalid Form Body: ${message}`),
  emptyMessage: () => new Refusal(400, 50_006, 'Cannot send an empty message'),
  rateLimited: () => new Refusal(429, 0, 'You are being rate limited.', 0.05),
};
