/** Photo pixel p lies at scale·p + (x, y) in an output of `width` × `height` pixels. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
