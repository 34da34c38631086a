const SIZE = 624;
const SHIFT = 397;

/** Whole 32-bit numbers of MT19937 (Matsumoto and Nishimura 1998), seeded by 32 bits as `std::mt19937` is. */
export function createMersenneTwister(seed: number): () => number {
  const state = seededState(seed);
  let next = SIZE;
  return () => {
    if (next === SIZE) {
      twist(state);
      next = 0;
    }
    return temper(state[next++]!);
  };
}

function seededState(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let at = 1; at < SIZE; at++) {
    const before = state[at - 1]!;
    state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at;
  }
  return state;
}

function twist(state: Uint32Array): void {
  for (let at = 0; at < SIZE; at++) {
    const joined = (state[at]! & 0x80000000) | (state[(at + 1) % SIZE]! & 0x7fffffff);
    const odd = joined & 1 ? 0x9908b0df : 0;
    state[at] = state[(at + SHIFT) % SIZE]! ^ (joined >>> 1) ^ odd;
  }
}

function temper(word: number): number {
  let mixed = word ^ (word >>> 11);
  mixed ^= (mixed << 7) & 0x9d2c5680;
  mixed ^= (mixed << 15) & 0xefc60000;
  return (mixed ^ (mixed >>> 18)) >>> 0;
}
