import type { Layout, Quantity } from '../../spec/layout.ts';
import { type DecodedField, decodeMessage } from './decode-message.ts';

/** The message of this layout with which the bytes begin: whole, and its constants as the layout says. */
export function messageAtStart(
  layout: Layout,
  bytes: Buffer,
): { fields: DecodedField[]; size: number } | undefined {
  const decoded = decodeMessage(layout, bytes);
  if (decoded.state === 'short') return undefined;
  const { fields, size } = decoded;
  return fields.every(({ field, value }) => hasConstant(field.constant, value))
    ? { fields, size }
    : undefined;
}

function hasConstant(constant: Quantity | undefined, value: Quantity | Buffer): boolean {
  if (constant === undefined) return true;
  return typeof value === 'object'
    ? value.toString('base64') === constant
    : String(value) === String(constant);
}
