const { fround } = Math;

/**
 * The wave that motion modules add to each frame: sines at even, cosines at odd channels, base
 * 10000, [1, positions, channels]. Rounded to float32 where PyTorch rounds (src/models/motion_module.py).
 */
export function positionTable(positions: number, channels: number): Float32Array {
  const table = new Float32Array(positions * channels);
  const step = fround(-Math.log(10_000) / channels);
  for (let channel = 0; channel < channels; channel += 2) {
    const frequency = fround(Math.exp(fround(channel * step)));
    for (let position = 0; position < positions; position++) {
      const angle = fround(position * frequency);
      table[position * channels + channel] = Math.sin(angle);
      if (channel + 1 < channels) table[position * channels + channel + 1] = Math.cos(angle);
    }
  }
  return table;
}
