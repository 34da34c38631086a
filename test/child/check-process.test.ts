import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { keepCheckProcess } from '../../engine/child/check-process.ts';

const never = new AbortController().signal;
const sample = (name: string) =>
  fileURLToPath(new URL(`../../assets/samples/${name}`, import.meta.url));

function keep(options: Parameters<typeof keepCheckProcess>[1] = {}) {
  const kept = keepCheckProcess(process.env, options);
  onTestFinished(() => kept.close());
  return kept;
}
const stub = { program: new URL('./slow-check.ts', import.meta.url) };

test('a photo is judged: what can dance, with remarks, and what cannot', async () => {
  const { check } = keep();
  expect(await check(sample('person.jpg'), never)).toMatchObject({ refusal: null });
  expect((await check(sample('half-body.jpg'), never)).notes).toContain('half-body');
  expect((await check(sample('README.md'), never)).refusal?.code).toBe('photo-not-a-picture');
});

test('one that hangs is killed at its limit, and the next photo has a fresh process', async () => {
  const { check } = keep({ ...stub, limitMs: 1500 });
  await expect(check('hang', never)).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await check('a', never)).toEqual({ refusal: null, notes: ['a'] });
});

test('one that dies fails its photo alone', async () => {
  const { check } = keep(stub);
  const [died, next] = await Promise.allSettled([check('die', never), check('b', never)]);
  expect(died.status).toBe('rejected');
  expect(next).toMatchObject({ value: { notes: ['b'] } });
});

test('an asker who is gone is not waited for', async () => {
  const { check } = keep(stub);
  const gone = new AbortController();
  const hanging = check('hang', gone.signal);
  gone.abort(new Error('gone'));
  await expect(hanging).rejects.toThrow('gone');
  expect((await check('c', never)).notes).toEqual(['c']);
});

test('a photo whose turn does not come is let go, and costs those behind it nothing', async () => {
  const { check } = keep({ ...stub, limitMs: 1500, waitMs: 300 });
  const [hung, impatient] = await Promise.allSettled([check('hang', never), check('d', never)]);
  expect(impatient).toMatchObject({ reason: { message: 'too many photos wait' } });
  expect(hung).toMatchObject({ reason: { name: 'TimeoutError' } });
  expect((await check('e', never)).notes).toEqual(['e']);
});
