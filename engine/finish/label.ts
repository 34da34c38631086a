import type { RgbImage } from '../core/image.ts';
import { type Badge, createBadge } from './badge.ts';

/** The visible mark of a clip, ready to be drawn on frames of one size. */
export interface Label {
  readonly large: Badge;
  readonly small: Badge;
  /** Distance of the badges from the right and the lower edge, in pixels. */
  readonly margin: number;
}

const WORD = 'AI · anydance';
/** Height of a capital by the short side: GB 45438-2025 wants 5 % for the first 2 seconds. */
const LARGE = 0.052;
const SMALL = 0.03;
const LARGE_SECONDS = 2;
const FADE_SECONDS = 0.25;
const MARGIN = 0.035;

const INK = { pill: [16, 18, 30], text: [255, 255, 255] } as const;
const STRENGTH = { large: { pill: 0.58, text: 0.96 }, small: { pill: 0.34, text: 0.78 } } as const;

/** Makes the label for frames of the given size in pixels. */
export function createLabel(width: number, height: number): Label {
  const short = Math.min(width, height);
  return {
    large: createBadge(WORD, Math.max(short * LARGE, 6)),
    small: createBadge(WORD, Math.max(short * SMALL, 5)),
    margin: Math.round(short * MARGIN),
  };
}

/** Burns the label into a frame: large and clear for the first 2 seconds, then smaller and faint. */
export function drawLabel(frame: RgbImage, label: Label, timeSeconds: number): void {
  const late = Math.max(0, (timeSeconds - LARGE_SECONDS) / FADE_SECONDS);
  // One fades out before the other comes, as two words on each other cannot be read.
  const { large, small, margin } = label;
  if (late < 1) drawBadge(frame, large, margin, STRENGTH.large, 1 - late);
  else drawBadge(frame, small, margin, STRENGTH.small, Math.min(1, late - 1));
}

function drawBadge(
  frame: RgbImage,
  badge: Badge,
  margin: number,
  strength: { readonly pill: number; readonly text: number },
  opacity: number,
): void {
  const left = frame.width - margin - badge.width;
  const top = frame.height - margin - badge.height;
  for (let y = Math.max(0, -top); y < badge.height; y += 1) {
    for (let x = Math.max(0, -left); x < badge.width; x += 1) {
      const at = y * badge.width + x;
      const target = ((top + y) * frame.width + left + x) * 3;
      blend(frame.data, target, INK.pill, (badge.pill[at]! / 255) * strength.pill * opacity);
      blend(frame.data, target, INK.text, (badge.text[at]! / 255) * strength.text * opacity);
    }
  }
}

function blend(data: Uint8Array, at: number, ink: readonly number[], alpha: number): void {
  if (alpha === 0) return;
  for (let channel = 0; channel < 3; channel += 1) {
    const under = data[at + channel]!;
    data[at + channel] = Math.round(under + (ink[channel]! - under) * alpha);
  }
}
