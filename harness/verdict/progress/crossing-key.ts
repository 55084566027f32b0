import type { CrossedAct } from '../../spec/assignment.ts';
import type { Layout } from '../../spec/layout.ts';
import { messageAtStart } from '../layout/message-at-start.ts';
import { pointInto } from '../match/match-json.ts';

/**
 * What tells a datagram from others, as text: the field of the first binary message
 * that these bytes can be, or what the JSON pointer finds.
 */
export function keyOfCrossing(
  bytes: Buffer,
  { by, layouts }: Pick<CrossedAct, 'by' | 'layouts'>,
): string | undefined {
  const name = by.slice(1);
  for (const layout of layouts) {
    const value = fieldIn(bytes, layout, name);
    if (value !== undefined) return value;
  }
  const found = pointInto(bytes, by);
  return found === undefined || found === null ? undefined : String(found);
}

function fieldIn(bytes: Buffer, layout: Layout, name: string): string | undefined {
  const message = messageAtStart(layout, bytes);
  if (message?.size !== bytes.length) return undefined;
  const found = message.fields.find(({ field }) => field.name === name)?.value;
  if (found === undefined) return undefined;
  return typeof found === 'object' ? found.toString('latin1') : String(found);
}
