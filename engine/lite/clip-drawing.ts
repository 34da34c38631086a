import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { type Enlargement, enlargePlanes } from './enlarge-planes.ts';
import { readGeometry } from './frame-geometry.ts';
import type { FrameTold } from './frame-input.ts';
import { type FrameDrawn, mendFrame, openingsOf } from './mend-frame.ts';
import type { FrameParts } from './mix-frame.ts';
import { boxOfBody, type FrameRedrawn, redrawFrame } from './redraw-frame.ts';

interface ClipDrawingOptions {
  /** Of the network's pictures. */
  readonly size: LiteSize;
  /** Of the clip's pictures. */
  readonly clip: LiteSize;
  readonly enlargement: Enlargement;
}

/** Draws a clip's frames in its own size, planes [3,H,W] about −1…1, of what the network says of them in its size. */
interface ClipDrawing {
  mended(parts: FrameParts, drawn: FrameDrawn): Float32Array;
  /**
   * And redrawn where it tears.
   * @param told the same frame in the network's size
   */
  redrawn(parts: FrameParts, told: FrameTold, drawn: FrameRedrawn): Float32Array;
}

export function createClipDrawing({ size, clip, enlargement }: ClipDrawingOptions): ClipDrawing {
  const pixels = clip.width * clip.height;
  // Written over for each frame, for there is much of it.
  const room = (planes: number) => new Float32Array(planes * pixels);
  const large = {
    person: room(1),
    gain: room(1),
    colour: room(3),
    bend: room(2),
    outline: room(1),
    certainty: room(1),
    made: room(1),
  };
  const enlarge = (name: keyof typeof large, planes: Float32Array, how: Enlarged = {}) =>
    enlargePlanes(planes, size, { to: clip, enlargement, into: large[name], ...how });
  const scale = { size: clip, enlarged: enlargement.factor };
  const mended = (parts: FrameParts, drawn: FrameDrawn) => {
    const { person, gain } = openingsOf(parts);
    enlarge('person', person);
    enlarge('gain', gain);
    return mendFrame(large, drawn, scale);
  };
  return {
    mended,
    redrawn(parts, told, drawn) {
      const picture = mended(parts, drawn);
      const within = boxOfBody(drawn, clip);
      const { bend, outline, certainty, made } = readGeometry(parts, told, size);
      enlarge('bend', bend, { within, times: enlargement.factor });
      enlarge('outline', outline, { within });
      enlarge('certainty', certainty, { within });
      enlarge('made', made, { within });
      enlarge('colour', parts.colour, { within });
      redrawFrame(picture, large, drawn, scale);
      return picture;
    },
  };
}

type Enlarged = Pick<Parameters<typeof enlargePlanes>[2], 'within' | 'times'>;
