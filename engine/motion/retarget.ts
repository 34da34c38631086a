import { BODY } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import { isRigid, measureDriver } from './driver-figure.ts';
import { measurePhoto } from './photo-figure.ts';
import { retargetArms } from './retarget-arms.ts';
import { keepLegs } from './retarget-half.ts';
import { planLegs, retargetLegs } from './retarget-legs.ts';
import { retargetTrunk } from './retarget-trunk.ts';
import { steadyFeet } from './steady-feet.ts';
import { createFrame, finishFrame } from './target-frame.ts';

/**
 * The driver's motion on the photo's own proportions, in photo pixels: directions from the driver,
 * bone lengths from the photo, foreshortening from the driver, feet on the photo's floor. Of a
 * half-body person only the upper half moves. Depth is the driver's, in the same pixels.
 */
export function retarget(driver: PoseTrack, person: Pick<Person, 'body' | 'framing'>): PoseTrack {
  if (driver.frames.length === 0) return driver;
  const photo = measurePhoto(person);
  const facing = facingOf(person.body);
  const figure = measureDriver(isRigid(driver) ? driver : steadyFeet(driver), facing);
  const scale = photo.torso / figure.torso;
  const legs = planLegs(figure, photo);
  const frames = figure.frames.map((frame) => {
    const target = createFrame();
    retargetTrunk(target, frame, figure, photo);
    if (person.framing === 'half') keepLegs(target, frame, figure, photo);
    else retargetLegs(target, frame, figure, photo, legs);
    const hands = retargetArms(target, frame, figure, photo);
    return finishFrame(target, frame.source, hands, { scale, facing });
  });
  return { fps: driver.fps, frames };
}

/** -1 when the person's left is on the left of the picture: seen from behind. */
function facingOf(body: Float32Array): 1 | -1 {
  const x = (index: number) => body[index * 4]!;
  const across =
    x(BODY.leftShoulder) - x(BODY.rightShoulder) + (x(BODY.leftHip) - x(BODY.rightHip));
  return across < 0 ? -1 : 1;
}
