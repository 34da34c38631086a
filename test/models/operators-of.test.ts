import { expect, test } from 'vitest';
import { operatorsOf, rememberOperators } from '../../engine/models/operators-of.ts';

test('the operators of a provider are found out once, and again after a failure', async () => {
  const operators = await operatorsOf('cpu');
  const asked: string[] = [];
  const find = rememberOperators(async (provider) => {
    asked.push(provider);
    if (asked.length === 1) throw new Error('busy');
    return operators;
  });
  await expect(find('webgpu')).rejects.toThrow('busy');
  expect(await find('webgpu')).toBe(operators);
  expect(await find('webgpu')).toBe(operators);
  await find('cpu');
  expect(asked).toEqual(['webgpu', 'webgpu', 'cpu']);
});
