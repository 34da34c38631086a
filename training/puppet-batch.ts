import type { RgbImage } from '../engine/core/image.ts';
import type { Framing, Person } from '../engine/core/person.ts';
import { fillPlate } from '../engine/perception/plate.ts';
import { torsoLength } from '../engine/perception/verdict.ts';
import { buildPuppet } from '../engine/puppet/build-puppet.ts';
import { planDepthOrder } from '../engine/puppet/depth-order.ts';
import { renderAlone } from '../engine/puppet/render-alone.ts';
import { drawSources } from '../engine/puppet/source-map.ts';
import { readBytes, readLine, writeBytes } from './byte-streams.ts';

/**
 * Draws the engine's puppet of many people, for training: requests on standard input, answers on
 * standard output, until the input ends.
 *
 * A request is a line of JSON, then the photo (RGB) and the matte as bytes. Its answer is a status
 * byte (0: no puppet can be made of this person), then the plate (RGB), then for each pose the
 * puppet on black (RGB), how much it covers (one byte a pixel; its shadow on the floor covers
 * too), its layers (one byte a pixel) and its sources (x, y in 1/32 pixel, two signed 16-bit
 * numbers, the low byte first); both as `SourceMap` has them.
 */
interface Request {
  readonly width: number;
  readonly height: number;
  readonly framing: Framing;
  readonly seed: number;
  /** BodyLandmarks in pixels of the photo. */
  readonly body: readonly number[];
  readonly poses: readonly (readonly number[])[];
}

/** Steps of a source's place in a pixel. */
const STEPS = 32;

for (;;) {
  const line = readLine();
  if (line === null) break;
  answer(JSON.parse(line) as Request);
}

function answer(request: Request): void {
  const { width, height } = request;
  const photo = { width, height, data: readBytes(width * height * 3) };
  const matte = { width, height, data: readBytes(width * height) };
  const pictures = drawn(request, personOf(request, photo, matte));
  writeBytes(Uint8Array.of(pictures === null ? 0 : 1));
  for (const picture of pictures ?? []) writeBytes(picture);
}

function personOf(request: Request, photo: RgbImage, matte: RgbImage): Person {
  const body = Float32Array.from(request.body);
  const cover = matte.data.map((value) => (value > 12 ? 1 : 0));
  const plate = fillPlate(photo, cover, { torsoPx: torsoLength(body), seed: request.seed });
  const { framing } = request;
  const seen = { body, leftHand: null, rightHand: null, face: null, confidence: 1, notes: [] };
  return { photo, matte, plate, framing, ...seen };
}

/** Plate, then what is told of each pose; null where the landmarks make no body. */
function drawn({ width, height, poses }: Request, person: Person): Uint8Array[] | null {
  const view = { scale: 1, x: 0, y: 0, width, height };
  const frames = poses.map((pose) => ({ body: Float32Array.from(pose) }));
  const orders = planDepthOrder({ fps: 1, frames });
  try {
    const puppet = buildPuppet(person);
    const answers = frames.flatMap((frame, i) => {
      const { colour, cover } = renderAlone(puppet, frame, view, orders[i]);
      const { layers, places } = drawSources(puppet, frame, view, orders[i]);
      return [colour.data, cover.data, layers, inSteps(places)];
    });
    return [person.plate.data, ...answers];
  } catch (error) {
    process.stderr.write(`no puppet: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

function inSteps(places: Float32Array): Uint8Array {
  const steps = new Int16Array(places.length);
  for (const [i, place] of places.entries()) {
    steps[i] = Math.min(Math.max(Math.round(place * STEPS), -32768), 32767);
  }
  return new Uint8Array(steps.buffer);
}
