import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPicture } from '../../../bench/quality/clips/frame-folder.ts';
import { faceDistance } from '../../../bench/quality/face/face-descriptor.ts';
import { FACE_SIDE, openFaceNetwork } from '../../../bench/quality/face/face-network.ts';
import { createLook, type Look } from '../../../bench/quality/look.ts';
import { loadPerceptionModels } from '../../../engine/perception/models.ts';
import type { OnnxSession } from '../../../engine/runtime/onnx.ts';

let network: OnnxSession;
beforeAll(async () => {
  network = await openFaceNetwork();
});

describe('the face network', () => {
  it('computes what the same weights do in PyTorch', async () => {
    const { output } = await network.run({ input: wavyPicture() });
    // From a separate implementation, torch 2.13 on the CPU in float32.
    const reference = [-0.0706, 0.17468, 0.06195, -0.01752, -0.08121, -0.02877];
    expect(output).toHaveLength(128);
    for (const [i, value] of reference.entries()) expect(output![i]).toBeCloseTo(value, 4);
  });
});

describe('the distance of faces', () => {
  let look: Look;
  beforeAll(async () => {
    look = createLook(await loadPerceptionModels(), network);
  });

  it('tells one man in two pictures from another person', async () => {
    const [park, room, woman] = await Promise.all(
      ['half-body.jpg', 'bench/photo.png', 'person.jpg'].map(faceIn),
    );
    expect(faceDistance(park!, room!)).toBeLessThan(0.5);
    expect(faceDistance(park!, woman!)).toBeGreaterThan(0.6);
    expect(faceDistance(room!, room!)).toBe(0);
  });

  it('finds nobody in an empty picture', async () => {
    expect(await look({ width: 96, height: 128, data: new Uint8Array(96 * 128 * 3) })).toBeNull();
  });

  async function faceIn(name: string): Promise<Float32Array> {
    const path = fileURLToPath(new URL(`../../../assets/samples/${name}`, import.meta.url));
    const sight = await look(await readPicture(path, 1280));
    return sight!.face!;
  }
});

/** Smooth waves of colour, whole numbers 0..255, as the network takes them. */
function wavyPicture(): Float32Array {
  const mean = [122.782, 117.001, 104.298];
  const pixels = FACE_SIDE ** 2;
  const input = new Float32Array(3 * pixels);
  for (let i = 0; i < input.length; i++) {
    const channel = i % 3;
    const wave = 100 * Math.sin(i * 0.0007 + channel) + 20 * Math.cos(i * 0.05);
    const value = (Math.round(127 + wave) - mean[channel]!) / 255;
    input[channel * pixels + Math.floor(i / 3)] = value;
  }
  return input;
}
