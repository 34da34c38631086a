/** Which pixels of a picture count: one byte a pixel, 0 = no. */
export type Region = Uint8Array;
