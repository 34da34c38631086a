import type { FileBytes } from './file-bytes.ts';

const HEAD_BYTES = 512;
/** A safetensors file without a tensor. */
const SMALLEST_FILE = 10;
/** How a torch file of before version 1.6 begins: protocol 2, and a long number as its mark. */
const LEGACY_TORCH = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50];

/** Tells by the first bytes what a file is; a `CheckpointError` that names it if it can't be read. */
export async function identifyFormat(
  file: FileBytes,
): Promise<'safetensors' | 'torch-zip' | 'torch-legacy'> {
  const head = new Uint8Array(Math.min(HEAD_BYTES, file.size));
  await file.read(0, head);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'torch-zip';
  if (startsWith(head, LEGACY_TORCH)) return 'torch-legacy';
  if (asText(head.subarray(257, 262)) === 'ustar') {
    throw file.error('checkpoint-legacy', { format: 'a tar archive' });
  }
  if (file.size < SMALLEST_FILE) {
    throw file.error('checkpoint-truncated', { reason: `it has ${file.size} bytes` });
  }
  const stranger = recognise(head);
  if (stranger) throw file.error('checkpoint-not-a-weight-file', { reason: stranger });
  if (head[8] === 0x7b) return 'safetensors';
  const reason = 'its first bytes are of no known kind';
  throw file.error('checkpoint-not-a-weight-file', { reason });
}

/** What people give by mistake. */
function recognise(head: Uint8Array): string | undefined {
  const text = asText(head).trimStart().toLowerCase();
  if (text.startsWith('version https://git-lfs')) return 'it is a Git LFS pointer';
  if (text.startsWith('<')) return 'it is a web page or XML';
  if (text.startsWith('gguf')) return 'it is a GGUF model';
  if (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) return 'it is a bare pickle';
  if (startsWith(head, [0x1f, 0x8b])) return 'it is a gzip archive';
  return undefined;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}

function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
