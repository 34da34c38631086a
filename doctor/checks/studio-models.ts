import { type Check, off, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

interface StudioModel {
  readonly name: string;
  /** A clause for each provider that was tried. */
  readonly measured: readonly string[];
}

/** The models of the quality “studio”, and how fast providers were when they were measured. */
export const studioModelsCheck: Check = {
  name: 'studio models',
  limitMs: 30_000,
  async run({ signal }) {
    const models = await runProbe<StudioModel[]>('studio-models', { signal });
    if (models.length === 0) return off('none; the preview quality does without');
    return well(models.map(sayModel).join('; '));
  },
};

function sayModel({ name, measured }: StudioModel): string {
  if (measured.length === 0) return `${name}, providers not measured`;
  return `${name} (${measured.join('; ')})`;
}
