import { type NetworkClips, PYTORCH_NAME, type SideTimes } from './network-clips.ts';
import { saySpread } from './spread.ts';
import type { WholeClips } from './whole-clips.ts';

/** Whole clips of a quality and a size in one line. */
export function sayWholeClips(clips: WholeClips): string {
  const { quality, width, height, frames, seconds, frameMs } = clips;
  const speed = `${clips.framesASecond.toFixed(1)} frames a second`;
  const parts = [
    `${saySpread(seconds, 2)} s`,
    speed,
    `drawn and encoded in ${saySpread(frameMs, 1)} ms a frame`,
    `peak ${clips.peakMegabytes.toFixed(0)} MB`,
  ];
  return `${quality}, ${width}×${height}, ${frames} frames: ${parts.join(', ')}`;
}

/** A size of clips by networks: a line a side, then how much longer the last one takes. */
export function sayNetworkClips(clips: NetworkClips): string {
  const { width, height, frames, steps, sides, apart } = clips;
  const head = `networks, ${width}×${height}, ${frames} frames, ${steps} steps, guided, ${sides[0]?.threads} threads`;
  const lines = [head, ...sides.map((side) => saySide(side, frames))];
  const [engine] = sides;
  const pytorch = sides.find(({ name }) => name === PYTORCH_NAME);
  if (engine && pytorch && engine !== pytorch) lines.push(`  ${sayRatio(engine, pytorch)}`);
  for (const side of sides) if (side.isSharing) lines.push(`  ${saySharing(side, engine!)}`);
  if (apart !== null) lines.push(`  their frames are at most ${apart} of 255 apart`);
  return lines.join('\n');
}

function saySide(side: SideTimes, frames: number) {
  const { name, seconds, photo, denoise, step, decode, peakMegabytes } = side;
  const speed = (frames / seconds.median).toPrecision(2);
  const parts = [
    `clip ${saySpread(seconds, 1)} s, ${speed} frames a second`,
    `photo ${saySpread(photo, 1)} s`,
    `denoising ${saySpread(denoise, 1)} s, a step ${saySpread(step, 2)} s`,
    `decoding ${saySpread(decode, 2)} s a frame`,
    `peak ${peakMegabytes} MB`,
  ];
  return `  ${name}: ${parts.join('; ')}`;
}

/** The first side is the engine's, each step in full. */
function saySharing({ name, denoise }: SideTimes, engine: SideTimes): string {
  const ratio = (denoise.median / engine.denoise.median).toFixed(2);
  return `${name}: denoising takes ${ratio} times as long as ${engine.name}`;
}

function sayRatio(engine: SideTimes, pytorch: SideTimes): string {
  const ratio = (part: 'seconds' | 'photo' | 'step' | 'decode') =>
    (pytorch[part].median / engine[part].median).toFixed(2);
  return `PyTorch takes ${ratio('seconds')} times as long as ${engine.name} (photo ${ratio('photo')}, step ${ratio('step')}, decoding ${ratio('decode')})`;
}
