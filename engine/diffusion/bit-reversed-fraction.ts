/** 0, 1/2, 1/4, 3/4, 1/8 …: each step falls into the middle of the widest gap so far. */
export function bitReversedFraction(step: number): number {
  let fraction = 0;
  for (let [rest, worth] = [step, 0.5]; rest > 0; rest = Math.floor(rest / 2), worth /= 2) {
    fraction += (rest % 2) * worth;
  }
  return fraction;
}
