import type { ModelRecord } from '../../checkpoints/model-record.ts';
import type { ModelsContext } from './context.ts';

/** How weights shall be stored; `auto`: as this machine computes best in them. */
export type DtypeWish = 'auto' | ModelRecord['dtype'];

/**
 * Settles `auto` and says how: float16 where a graphics provider starts; a processor computes in
 * float32 anyway, and would widen the weights at every start.
 */
export async function settleDtype(
  wish: DtypeWish,
  { terminal, signal, startGraphics }: Pick<ModelsContext, 'terminal' | 'signal' | 'startGraphics'>,
): Promise<ModelRecord['dtype']> {
  if (wish !== 'auto') return wish;
  const provider = await startGraphics(signal);
  const [dtype, because] = provider
    ? (['float16', `${provider} starts here`] as const)
    : (['float32', 'no graphics provider starts here'] as const);
  terminal.err.write(`The weights are stored as ${dtype}: ${because} (--dtype says otherwise).\n`);
  return dtype;
}
