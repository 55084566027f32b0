import { isUtf8 } from 'node:buffer';
import type { Evidence, Transcript } from './evidence.ts';

/** Bytes in a file: text where they are valid UTF-8, base64 otherwise. */
type Stored = string | { base64: string };

/** The transcript as transcript.schema.json describes it. */
export function encodeTranscript(transcript: Transcript): string {
  const events = transcript.events.map((event) =>
    'bytes' in event ? { ...event, bytes: store(event.bytes) } : event,
  );
  return `${JSON.stringify({ ...transcript, events })}\n`;
}

/** The inverse of `encodeTranscript`; throws where the text is not a transcript of this version. */
export function decodeTranscript(text: string): Transcript {
  const stored = JSON.parse(text) as Partial<Transcript>;
  if (stored.transcript !== 1 || !Array.isArray(stored.events) || !stored.case) {
    throw new Error('this is not a transcript of version 1');
  }
  const events = stored.events.map((event) => {
    const { bytes } = event as { bytes?: Stored };
    return bytes === undefined ? event : ({ ...event, bytes: restore(bytes) } as Evidence);
  });
  return { ...(stored as Transcript), events };
}

function store(bytes: Buffer): Stored {
  return isUtf8(bytes) ? bytes.toString('utf8') : { base64: bytes.toString('base64') };
}

function restore(bytes: Stored): Buffer {
  return typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.base64, 'base64');
}
