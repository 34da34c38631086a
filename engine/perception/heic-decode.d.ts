declare module 'heic-decode' {
  interface HeicPicture {
    readonly width: number;
    readonly height: number;
    /** RGBA, 8 bits. */
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  }
  interface DecodeHeic {
    /** Reads the headers only; pixels come with `decode`. */
    all(input: { buffer: Uint8Array }): Promise<HeicPicture[] & { dispose(): void }>;
  }
  const decode: DecodeHeic;
  export default decode;
}
