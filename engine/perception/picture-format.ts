/** What a file is by its first bytes, whatever its name says. */
export type PictureFormat =
  | { readonly kind: 'readable'; readonly format: ReadableFormat }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'not-a-picture' };

export type ReadableFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic';

/** Sniffs magic bytes; never trusts the rest of the file. */
export function sniffPictureFormat(bytes: Uint8Array): PictureFormat {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const readable = READABLE.find(([, magic]) => magic.test(head));
  if (readable) return { kind: 'readable', format: readable[0] };
  const unsupported = UNSUPPORTED.find(([, magic]) => magic.test(head));
  if (unsupported) return { kind: 'unsupported', name: unsupported[0] };
  return { kind: 'not-a-picture' };
}

const READABLE: readonly (readonly [ReadableFormat, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n.\n/s],
  ['webp', /^RIFF.{4}WEBP/s],
  ['gif', /^GIF8[79]a/],
  ['heic', /^.{4}ftyp(heic|heix|hevc|hevx|mif1|msf1)/s],
];

const UNSUPPORTED: readonly (readonly [string, RegExp])[] = [
  ['TIFF', /^(II\*.|MM.\*)/s],
  ['AVIF', /^.{4}ftypavi[fs]/s],
  ['video', /^(.{4}ftyp|.E\xdf\xa3|RIFF.{4}AVI )/s],
  ['JPEG XL', /^(\xff\n|.{4}JXL )/s],
  ['BMP', /^BM.{12}[\x28\x6c\x7c]/s],
  ['PSD', /^8BPS/],
  ['PDF', /^%PDF-/],
  ['SVG', /^(\xef\xbb\xbf)?\s*(<\?xml.*|<!--.*|<!doctype svg.*)?<svg[\s>]/is],
];
