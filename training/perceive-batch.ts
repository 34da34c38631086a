import type { RgbImage } from '../engine/core/image.ts';
import { UserError } from '../engine/core/user-error.ts';
import { jointCentres } from '../engine/perception/joint-centres.ts';
import { loadPerceptionModels } from '../engine/perception/models.ts';
import { findPose } from '../engine/perception/pose.ts';
import { seePerson } from '../engine/perception/see-person.ts';
import { readBytes, readLine, writeBytes } from './byte-streams.ts';

/**
 * Looks at many pictures as the engine does: requests on standard input, answers on standard
 * output, until the input ends.
 *
 * A request is a line of JSON, then the picture (RGB) as bytes. Its answer is a line of JSON:
 * `body`, BodyLandmarks in pixels, or null where nobody was found; and for a photo also `danced`, the
 * same as dances of our own turn it, and the `framing`, behind which its matte follows, a byte a pixel.
 */
interface Request {
  readonly width: number;
  readonly height: number;
  /** `photo`: all that is read of the photo to be made to dance; `frame`: only where the joints are. */
  readonly as: 'photo' | 'frame';
}

const models = await loadPerceptionModels();
for (;;) {
  const line = readLine();
  if (line === null) break;
  await answer(JSON.parse(line) as Request);
}

async function answer({ width, height, as }: Request): Promise<void> {
  const picture = { width, height, data: readBytes(width * height * 3) };
  const seen = as === 'photo' ? await seenPhoto(picture) : await findPose(picture, models);
  if (seen === null) return say({ body: null });
  const body = Array.from(seen.body);
  if (!('matte' in seen)) return say({ body });
  say({ body, danced: Array.from(jointCentres(seen.body)), framing: seen.framing });
  writeBytes(seen.matte.data);
}

async function seenPhoto(photo: RgbImage) {
  try {
    return (await seePerson(photo, models)).person;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function say(answer: object): void {
  writeBytes(Buffer.from(`${JSON.stringify(answer)}\n`));
}
