import { describe, expect, it } from 'vitest';
import { blurred } from '../../../bench/quality/methods/blurred.ts';
import { type Method, oncePerTask } from '../../../bench/quality/methods/method.ts';
import { stillPhoto } from '../../../bench/quality/methods/still-photo.ts';
import type { Task } from '../../../bench/quality/task.ts';
import { createGrayImage, type RgbImage } from '../../../engine/core/image.ts';
import type { View } from '../../../engine/core/view.ts';

const PHOTO = grey(40, 60, 200);
const POSES = [new Float32Array(132), new Float32Array(132)];

describe('the still photo', () => {
  it('is the photo itself, a frame a pose', async () => {
    const frames = await stillPhoto.draw(taskIn({ scale: 1, x: 0, y: 0, width: 40, height: 60 }));
    expect(frames).toEqual([PHOTO, PHOTO]);
  });

  it('goes on with what is behind the person where the frame is larger than the photo', async () => {
    const view = { scale: 0.5, x: 10, y: 30, width: 40, height: 60 };
    const [frame] = await stillPhoto.draw(taskIn(view));
    const at = (x: number, y: number) => frame!.data[(y * 40 + x) * 3];
    expect([at(20, 45), at(10, 30), at(29, 59)]).toEqual([200, 200, 200]);
    expect([at(9, 45), at(30, 45), at(20, 29), at(0, 0)]).toEqual([80, 80, 80, 80]);
  });
});

describe('a blurred method', () => {
  it('spreads a dot and leaves the light', async () => {
    const dot = grey(21, 21, 0);
    dot.data.fill(250, (10 * 21 + 10) * 3, (10 * 21 + 10) * 3 + 3);
    const [frame] = await blurred(drawing('dot', dot), 1).draw(taskIn(VIEW));
    const sum = frame!.data.reduce((total, value) => total + value, 0) / 3;
    expect(frame!.data[(10 * 21 + 10) * 3]).toBeLessThan(80);
    expect(frame!.data[(10 * 21 + 12) * 3]).toBeGreaterThan(0);
    expect(sum).toBeGreaterThan(235);
    expect(sum).toBeLessThan(265);
  });

  it('says what it is', () => {
    expect(blurred(drawing('puppet', PHOTO), 2).name).toBe('puppet, blur 2');
  });
});

describe('a method that draws once', () => {
  it('draws each task a single time', async () => {
    let count = 0;
    const method = oncePerTask({
      name: 'counting',
      draw: async () => {
        count++;
        return [PHOTO];
      },
    });
    const [one, other] = [taskIn(VIEW), taskIn(VIEW)];
    expect(await method.draw(one)).toBe(await method.draw(one));
    await method.draw(other);
    expect(count).toBe(2);
  });
});

const VIEW: View = { scale: 1, x: 0, y: 0, width: 40, height: 60 };

/** Nobody on a darker plate. */
function taskIn(view: View): Task {
  const person = {
    photo: PHOTO,
    plate: grey(40, 60, 80),
    matte: createGrayImage(40, 60),
    body: new Float32Array(132),
    leftHand: null,
    rightHand: null,
    face: null,
    framing: 'full' as const,
    confidence: 1,
    notes: [],
  };
  const track = { fps: 6, frames: POSES.map((body) => ({ body })) };
  return { name: 'test', person, track, view, wanted: POSES, watched: true, truth: null };
}

function drawing(name: string, frame: RgbImage): Method {
  return { name, draw: async () => [frame] };
}

function grey(width: number, height: number, value: number): RgbImage {
  return { width, height, data: new Uint8Array(width * height * 3).fill(value) };
}
