import { open } from 'node:fs/promises';
import { type FfmpegCommand, FfmpegStopped, runCommand } from './ffmpeg.ts';

/** Bytes of a box header with a 64-bit size. */
const HEADER_BYTES = 16;

/**
 * Runs a command that writes an MP4 to `path`, and looks whether it did: ffmpeg may end with success
 * although its last writes failed, as on a full disk.
 * @throws FfmpegStopped
 */
export async function writeMp4(
  command: FfmpegCommand,
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  const words = await runCommand(command.output(path), signal);
  if (!(await isWholeMp4(path))) throw new FfmpegStopped(words, new Error('the file is not whole'));
}

/** Whether a file's boxes fill it to the last byte and hold a `moov` (ISO/IEC 14496-12, 4.2). */
async function isWholeMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(HEADER_BYTES);
    let hasMovie = false;
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(header, 0, HEADER_BYTES, at);
      const bytes = bytesRead < 8 ? 0 : boxBytes(header);
      if (bytes < 8 || at + bytes > size) return false;
      hasMovie ||= header.toString('latin1', 4, 8) === 'moov';
      at += bytes;
    }
    return hasMovie;
  } finally {
    await file.close();
  }
}

function boxBytes(header: Buffer): number {
  const bytes = header.readUInt32BE(0);
  return bytes === 1 ? Number(header.readBigUInt64BE(8)) : bytes;
}
