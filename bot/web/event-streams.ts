import type { WrittenReply } from './write-reply.ts';

/** Streams that one user may have open: one a tab. */
const MAX_PER_USER = 6;
const MAX_IN_ALL = 200;
/** A reader this far behind, bytes, is dropped; the page then connects again and starts afresh. */
const MAX_BEHIND = 1e6;

/** So soon the page connects again. */
const RETRY_MS = 1000;

/** What the page hears without asking: server-sent events. */
export interface EventStreams {
  /** Null when there are too many already, or after `close`. Its first event holds the conversation so far. */
  open(userId: string, conversation: readonly WrittenReply[]): ReadableStream<Uint8Array> | null;
  /** To every page that the user has open. */
  send(userId: string, reply: WrittenReply): void;
  keepAlive(): void;
  close(): void;
}

type Writer = ReadableStreamDefaultController<Uint8Array>;

export function createEventStreams(): EventStreams {
  const writers = new Map<Writer, string>();
  let closed = false;
  const write = (writer: Writer, text: string) => {
    writer.enqueue(new TextEncoder().encode(text));
    if ((writer.desiredSize ?? 0) > 0) return;
    writers.delete(writer);
    writer.close();
  };
  return {
    open(userId, conversation) {
      const own = [...writers.values()].filter((id) => id === userId).length;
      if (closed || own >= MAX_PER_USER || writers.size >= MAX_IN_ALL) return null;
      let writer: Writer;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            writer = controller;
            writers.set(writer, userId);
            write(writer, eventOf('conversation', conversation));
            write(writer, `retry: ${RETRY_MS}\n\n`);
          },
          cancel() {
            writers.delete(writer);
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MAX_BEHIND }),
      );
    },
    send(userId, reply) {
      for (const [writer, id] of writers) if (id === userId) write(writer, eventOf('reply', reply));
    },
    keepAlive() {
      for (const writer of writers.keys()) write(writer, ': still here\n\n');
    },
    close() {
      closed = true;
      for (const writer of writers.keys()) writer.close();
      writers.clear();
    },
  };
}

function eventOf(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
