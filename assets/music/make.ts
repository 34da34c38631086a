import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createCommand, findFfmpeg, runCommand } from '../../engine/video/ffmpeg.ts';
import { SCORES } from './scores.ts';
import { RATE } from './synth/oscillators.ts';
import { loopSamples, renderScore } from './synth/render-score.ts';
import type { Score } from './synth/score.ts';
import type { Stereo } from './synth/stereo.ts';

/** `npm run music [id …]`: plays every score (or those named) into `assets/music/ID.m4a`. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const ffmpegPath = await findFfmpeg(process.env);
const wanted = process.argv.slice(2);

for (const score of SCORES) {
  if (wanted.length && !wanted.includes(score.id)) continue;
  await encode(renderScore(score), score);
  process.stdout.write(`${score.id}\n`);
}

async function encode(loop: Stereo, score: Score): Promise<void> {
  const command = createCommand(
    ffmpegPath,
    Readable.from([interleave(loop)], { objectMode: false }),
  )
    .inputOptions('-hide_banner', '-f', 'f32le', '-ar', String(RATE), '-ac', '2')
    .outputOptions(
      ...['-c:a', 'aac', '-b:a', '144k', '-fflags', '+bitexact', '-flags', '+bitexact'],
      // The clip's encoder reads the exact length from here: AAC itself is padded.
      ...['-metadata', `comment=loop=${loopSamples(score)}`],
      ...['-metadata', `title=anydance ${score.id}`, '-metadata', 'copyright=CC0-1.0'],
      ...['-movflags', '+faststart'],
    )
    .output(`${FOLDER}/${score.id}.m4a`);
  await runCommand(command);
}

function interleave({ left, right }: Stereo): Buffer {
  const both = new Float32Array(left.length * 2);
  for (let at = 0; at < left.length; at += 1) {
    both[2 * at] = left[at]!;
    both[2 * at + 1] = right[at]!;
  }
  return Buffer.from(both.buffer);
}
