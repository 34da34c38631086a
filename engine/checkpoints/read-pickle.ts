import { PickleMachine, type PickleRules } from './pickle-machine.ts';
import { FORBIDDEN_OPCODES, OPCODES } from './pickle-opcodes.ts';

const STOP = 0x2e;

/**
 * The value of a pickle as plain data: dicts are Maps, lists and tuples arrays. Nothing is imported
 * and nothing called: what the pickle names is answered by `rules`, anything else is refused.
 */
export function readPickle(bytes: Uint8Array, rules: PickleRules): unknown {
  return readLeadingPickle(bytes, rules).value;
}

/** The same of bytes that go on behind the pickle; `end` is where. */
export function readLeadingPickle(
  bytes: Uint8Array,
  rules: PickleRules,
): { readonly value: unknown; readonly end: number } {
  const machine = new PickleMachine(bytes, rules);
  for (let steps = 1; ; steps++) {
    machine.bound('steps', steps);
    const opcode = machine.uint(1);
    if (opcode === STOP) return { value: machine.pop(), end: machine.position };
    const run = OPCODES[opcode];
    if (!run) throw refusal(machine, opcode);
    run(machine);
  }
}

function refusal(machine: PickleMachine, opcode: number): Error {
  const name = FORBIDDEN_OPCODES[opcode];
  if (name) return machine.rules.error('checkpoint-forbidden', { what: `the opcode ${name}` });
  return machine.broken(`there is no opcode ${opcode}`);
}
