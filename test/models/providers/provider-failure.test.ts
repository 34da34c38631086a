import { expect, test } from 'vitest';
import {
  failureReason,
  missingLibrary,
  providerAdvice,
} from '../../../engine/models/providers/provider-failure.ts';
import { EXECUTION_PROVIDERS } from '../../../engine/runtime/onnx.ts';

test('the reason is the first of many, without the runtime’s own sources', () => {
  const first = new Error(
    '/onnxruntime_src/core/providers/webgpu/webgpu_context.cc:136 onnxruntime::Initialize()::<lambda()> adapter_result.status == Success was false. Failed to get a WebGPU adapter: No supported adapters\n',
  );
  const error = new AggregateError([first, new Error('other')], 'no working operator');
  expect(failureReason(error)).toBe('Failed to get a WebGPU adapter: No supported adapters');
  expect(failureReason('a text.')).toBe('a text');
});

test('a library that is missing is named, and not the runtime’s own', () => {
  const log = (error: string) =>
    `[E:onnxruntime] Failed to load library /a/b.so with error: ${error}`;
  expect(
    missingLibrary(log('libcublasLt.so.12: cannot open shared object file: No such file')),
  ).toBe('the system has no libcublasLt.so.12');
  expect(missingLibrary(log('/a/b.so: cannot open shared object file'))).toBeNull();
});

test('there is advice for every provider, by what is there of it', () => {
  for (const provider of EXECUTION_PROVIDERS)
    expect(providerAdvice(provider, 'there')).toMatch(/^[a-z].*[^.]$/);
  expect(providerAdvice('cuda', 'to-be-added')).toContain('docs/operator/models.md');
  expect(providerAdvice('dml', 'none')).toContain(process.platform);
});
