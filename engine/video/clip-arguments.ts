import { metadataArguments } from './clip-metadata.ts';

/**
 * ffmpeg arguments for the picture: what every phone and chat plays (H.264, 4:2:0, BT.709 and said
 * so), a key frame each two seconds for seeking.
 */
export function pictureArguments(fps: number): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', String(fps * 2)],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-color_range', 'tv'],
  ];
}

/**
 * ffmpeg arguments for the MP4: playable before it is loaded whole, our tags and no others, and
 * the same bytes from the same frames (`bitexact`).
 */
export function containerArguments(metadata: Readonly<Record<string, string>> = {}): string[] {
  return [
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'],
    ...metadataArguments(metadata),
    ...['-movflags', '+faststart+use_metadata_tags', '-f', 'mp4'],
  ];
}
