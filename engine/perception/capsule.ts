/** A thick line: from (x0, y0) to (x1, y1), round ends, pixels. */
interface Capsule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly radius: number;
}

/** Calls `paint` with the index of each pixel of a `width × height` grid inside the capsule. */
export function paintCapsule(
  { x0, y0, x1, y1, radius }: Capsule,
  { width, height }: { readonly width: number; readonly height: number },
  paint: (index: number) => void,
): void {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = Math.max(1e-6, dx * dx + dy * dy);
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - radius));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y1) + radius));
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - radius));
  const right = Math.min(width - 1, Math.ceil(Math.max(x0, x1) + radius));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
      if (Math.hypot(x - x0 - along * dx, y - y0 - along * dy) <= radius) paint(y * width + x);
    }
  }
}
