import { expect, test } from 'vitest';
import { fitFile } from '../../../engine/checkpoints/import/fit-file.ts';
import type { WeightKey } from '../../../engine/checkpoints/names/weight-key.ts';
import { keysOf, NETWORKS } from '../../../engine/checkpoints/networks.ts';
import type { StoredTensor } from '../../../engine/checkpoints/stored-tensor.ts';
import type { WeightFile } from '../../../engine/checkpoints/weight-file.ts';
import { TINY_WIDTHS } from '../../helpers/tiny-checkpoint.ts';

/** A file that has these tensors, but no values. */
function fileOf(tensors: readonly StoredTensor[]): WeightFile {
  return {
    path: 'weights.pth',
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
    read: async () => new Float32Array(),
    close: async () => undefined,
  };
}

function floatTensor({ name, shape }: WeightKey): StoredTensor {
  return { name, shape, dtype: 'F32' };
}

const NOTHING_ASIDE = { prefix: '', ignores: () => false };

test.each(NETWORKS)(
  'in %s every single weight is missed, and told apart by its shape',
  (network) => {
    const keys = keysOf(network, TINY_WIDTHS);
    const tensors = keys.map(floatTensor);
    const problemsOf = (changed: readonly StoredTensor[]) =>
      fitFile(fileOf(changed), keys, NOTHING_ASIDE).problems.map(({ code, params }) => [
        code,
        params.keys ?? params.tensor,
      ]);
    expect(problemsOf(tensors)).toEqual([]);
    for (const [i, { name, shape, optional }] of keys.entries()) {
      const without = tensors.filter((_, at) => at !== i);
      const grown = tensors.with(i, { name, dtype: 'F32', shape: [...shape, 2] });
      const whole = tensors.with(i, { name, dtype: 'F32', shape: [...shape.slice(0, -1), 999] });
      const integers = tensors.with(i, { name, shape, dtype: 'I64' });
      expect(problemsOf(without)).toEqual(optional ? [] : [['checkpoint-key-missing', name]]);
      for (const changed of [grown, whole])
        expect(problemsOf(changed)).toEqual(optional ? [] : [['checkpoint-shape', name]]);
      expect(problemsOf(integers)).toEqual(optional ? [] : [['checkpoint-dtype', name]]);
    }
  },
);

test('a second tensor of the same meaning is unknown', () => {
  const keys = keysOf('vae', TINY_WIDTHS);
  const tensors = keys.map(floatTensor);
  const twin = { ...tensors[0]!, name: `module.${tensors[0]!.name}` };
  const { problems } = fitFile(fileOf([...tensors, twin]), keys, NOTHING_ASIDE);
  expect(problems.map(({ code }) => code)).toEqual(['checkpoint-key-unused']);
});
