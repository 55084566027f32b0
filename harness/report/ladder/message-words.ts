import { showBeginning } from '../show-bytes.ts';
import type { Message } from './ladder.ts';

const mostNamed = 3;

/** Messages as one short text: `data seq=5 body="l5"`. */
export function messageWords(messages: Message[]): string {
  const more = messages.length - mostNamed;
  const named = messages.slice(0, mostNamed).map(wordsOf);
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function wordsOf({ name, fields }: Message): string {
  return [name, ...fields.filter(({ told }) => told).map(fieldWords)].join(' ');
}

function fieldWords({ name, number, bytes }: Message['fields'][number]): string {
  if (number !== undefined) return `${name}=${number}`;
  const { text, leftOutAfter } = showBeginning(bytes);
  return `${name}="${text}"${leftOutAfter > 0 ? '...' : ''}`;
}
