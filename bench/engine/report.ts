import type { NetworkClips, SideTimes } from './network-clips.ts';
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
  const pytorch = sides.find(({ name }) => name === 'PyTorch');
  if (engine && pytorch && engine !== pytorch) lines.push(`  ${sayRatio(engine, pytorch)}`);
  if (apart !== null) lines.push(`  their frames are at most ${apart} of 255 apart`);
  return lines.join('\n');
}

function saySide({ name, seconds, photo, step, decode, peakMegabytes }: SideTimes, frames: number) {
  const speed = (frames / seconds.median).toPrecision(2);
  const parts = [
    `clip ${saySpread(seconds, 1)} s, ${speed} frames a second`,
    `photo ${saySpread(photo, 1)} s`,
    `step ${saySpread(step, 2)} s`,
    `decoding ${saySpread(decode, 2)} s a frame`,
    `peak ${peakMegabytes} MB`,
  ];
  return `  ${name}: ${parts.join('; ')}`;
}

function sayRatio(engine: SideTimes, pytorch: SideTimes): string {
  const ratio = (part: 'seconds' | 'photo' | 'step' | 'decode') =>
    (pytorch[part].median / engine[part].median).toFixed(2);
  return `PyTorch takes ${ratio('seconds')} times as long as ${engine.name} (photo ${ratio('photo')}, step ${ratio('step')}, decoding ${ratio('decode')})`;
}
