import { attentionPlaces, bankName } from '../../../engine/networks/unet-places.ts';
import { runOnce } from '../../../engine/studio/run-once.ts';
import { arrayOf, type Computed, numbersOf, type ParitySet } from '../parity-set.ts';

/** The golden data name the block inside each spatial transformer. */
export const BLOCK = '.transformer_blocks.0';

/** `04_reference_bank`: what ReferenceNet keeps, for both rows of guidance. */
export async function* referenceCase({
  model,
  golden,
  latent,
}: ParitySet): AsyncIterable<Computed> {
  const file = await golden('04_reference_bank');
  for (const given of ['latents', 'encoder_hidden_states', 'timestep']) {
    yield { name: `04_reference_bank/${given}` };
  }
  const embedding = arrayOf(file, 'encoder_hidden_states');
  const rows = embedding.shape[0] as number;
  const contexts = await runOnce(model, {
    name: 'reference-context',
    size: { rows },
    feeds: { embedding: numbersOf(file, 'encoder_hidden_states') },
  });
  const banks: Record<string, Float32Array>[] = [];
  for (let row = 0; row < rows; row++) {
    const feeds = { latent: numbersOf(file, 'latents'), ...rowOf(contexts, row, rows) };
    banks.push(await runOnce(model, { name: 'reference-net', size: { latent }, feeds }));
  }
  const names = placesInOrder({ model, latent });
  const blocks = names.map((path) => `${path}${BLOCK}`);
  yield { name: '04_reference_bank/names', values: blocks };
  for (const [index, path] of names.entries()) {
    const values = banks.flatMap((bank) => [...(bank[bankName(path)] as Float32Array)]);
    yield { name: `04_reference_bank/bank_${String(index).padStart(2, '0')}`, values };
  }
}

/**
 * The order in which the public code hands the features over: widest first, and among those of one
 * width down, up, middle (src/models/mutual_self_attention.py).
 */
function placesInOrder({ model, latent }: Pick<ParitySet, 'model' | 'latent'>): readonly string[] {
  const places = attentionPlaces(model.widths.unet, latent);
  const isMiddle = (path: string) => Number(path.startsWith('mid_block'));
  return places
    .toSorted((a, b) => isMiddle(a.path) - isMiddle(b.path))
    .toSorted((a, b) => b.channels - a.channels)
    .map(({ path }) => path);
}

function rowOf(contexts: Record<string, Float32Array>, row: number, rows: number) {
  return Object.fromEntries(
    Object.entries(contexts).map(([name, values]) => {
      const width = values.length / rows;
      return [name, values.subarray(row * width, (row + 1) * width)];
    }),
  );
}
