import type { BotConfig } from '../bot/config.ts';

/**
 * What a check found: all well, something that is configured does not work, or nothing to look at
 * because it is not configured or not needed.
 */
export interface Finding {
  readonly state: 'well' | 'broken' | 'off';
  /** In a line: what is there. */
  readonly says: string;
  /** How to mend it, or what would be better. */
  readonly mend: string | null;
}

export interface CheckContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null: the settings make no sense, and what hangs on them cannot be checked. */
  readonly config: BotConfig | null;
  /** Aborted when the check has had its time. */
  readonly signal: AbortSignal;
}

export interface Check {
  readonly name: string;
  /** Default 15 000. */
  readonly limitMs?: number;
  /** What it throws is a broken finding as well. */
  run(context: CheckContext): Promise<Finding>;
}

export function well(says: string, mend: string | null = null): Finding {
  return { state: 'well', says, mend };
}

export function broken(says: string, mend: string): Finding {
  return { state: 'broken', says, mend };
}

export function off(says: string, mend: string | null = null): Finding {
  return { state: 'off', says, mend };
}

/** A check of what is configured: it has nothing to look at while the settings make no sense. */
export function configured(
  name: string,
  run: (config: BotConfig, context: CheckContext) => Promise<Finding>,
): Check {
  return {
    name,
    async run(context) {
      if (context.config === null) return off('not looked at, as the settings are wrong');
      return run(context.config, context);
    },
  };
}
