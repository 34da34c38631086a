import { expect, test } from 'vitest';
import { createLiteScene } from '../engine/lite-scene.ts';
import { danceTrack, loadDance } from '../engine/motion/dances.ts';
import { retarget } from '../engine/motion/retarget.ts';
import { planView } from '../engine/puppet/view.ts';
import { loadOpenCv } from '../engine/runtime/opencv.ts';
import { drawPerson } from './puppet/drawn-person.ts';

const FRAMES = 4;
const person = drawPerson();
const track = retarget(danceTrack(loadDance('disco'), { fps: 4, seconds: 1 }), person);
const view = planView(person, track, { width: 256, height: 384 });
const { cv } = await loadOpenCv();

test('the photo goes on only from pixels of which the puppet covers half, and forearms are not of the body', () => {
  const scene = createLiteScene(
    { person, track, view },
    { cv, background: 'photo', seen: { ...view, width: 128, height: 192, scale: view.scale / 2 } },
  );
  for (let frame = 0; frame < FRAMES; frame++) {
    const { cover, nearest, body, forearms } = scene.drawn(frame);
    const anchors = [...new Set(nearest)].filter((at) => at >= 0);
    expect(anchors.length).toBeGreaterThan(100);
    expect(Math.min(...anchors.map((at) => cover[at]!))).toBeGreaterThanOrEqual(0.5);
    // Its rim is thinner than that: those pixels continue their neighbours'.
    const thin = Array.from(cover, (share, at) => share > 0 && share < 0.5 && nearest[at] !== at);
    expect(thin.filter(Boolean).length).toBeGreaterThan(10);
    const bare = [...forearms.keys()].filter((at) => forearms[at] === 1);
    expect(bare.length).toBeGreaterThan(50);
    expect(bare.every((at) => body[at] === 0 && nearest[at] === at)).toBe(true);
  }
});
