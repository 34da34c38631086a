import { checkPhoto } from '../check-photo.ts';
import { createRenderTools } from '../render-tools.ts';
import type { CheckAnswer, CheckCommand } from './check-messages.ts';
import { reportFailure } from './report-failure.ts';

/** The process that looks at photos before anything is queued: it can be killed like the other. */
const tools = createRenderTools(process.env);

process.on('disconnect', () => process.exit(0));
// When everything is told to stop, the parent ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('message', ({ path }: CheckCommand) => void check(path));
// Loads the models while nobody waits; what fails here fails again with a photo.
void tools.models().then(async (models) => {
  await Promise.all([models.detector(), models.body()]).catch(() => undefined);
});

async function check(path: string): Promise<void> {
  try {
    tell({ type: 'seen', notes: await checkPhoto(path, await tools.models()) });
  } catch (error) {
    tell(reportFailure(error));
  }
}

function tell(answer: CheckAnswer): void {
  if (process.connected) process.send?.(answer);
}
