import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { Photo } from '../../commands/ask.ts';

export interface PictureRef {
  readonly fileId: string;
  readonly bytes: number | null;
  readonly ofAlbum: boolean;
}

export interface FileSource {
  readonly api: Api;
  readonly apiUrl: string;
  readonly token: string;
}

/** What bots can download. */
const MAX_BYTES = 20e6;

/** The picture of a message, in its largest size; a picture sent as a file keeps all its pixels. */
export function pictureOf(message: Message | undefined): PictureRef | null {
  const file = message?.photo?.at(-1) ?? pictureFile(message);
  if (!file) return null;
  const { file_id: fileId, file_size: bytes = null } = file;
  return { fileId, bytes, ofAlbum: message?.media_group_id !== undefined };
}

function pictureFile(message: Message | undefined) {
  const file = message?.document;
  return file?.mime_type?.startsWith('image/') ? file : undefined;
}

/** The picture as commands want it. No error tells its address: the bot's token is in it. */
export function fetchedFrom(source: FileSource, { fileId, bytes, ofAlbum }: PictureRef): Photo {
  return {
    bytes,
    maxBytes: MAX_BYTES,
    ofAlbum,
    async *fetch(signal) {
      const { file_path: path } = await source.api.getFile(fileId, signal as never);
      if (!path || /^[/\\]|\.\./.test(path)) throw new Error('no path to a file');
      const address = `${source.apiUrl}/file/bot${source.token}/${path}`;
      const response = await fetch(address, { signal, redirect: 'error' });
      if (!response.ok || !response.body) throw new Error(`a file came with ${response.status}`);
      yield* response.body;
    },
  };
}
