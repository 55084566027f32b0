import type { NumberType, Quantity } from '../../spec/layout.ts';

/** A number in the bytes of its type; what is too large loses its upper bits, as in C. */
export function bytesOfNumber({ family, bits, endian }: NumberType, value: Quantity): Buffer {
  const bytes = Buffer.alloc(bits / 8);
  if (family === 'float' && bits === 32) bytes.writeFloatBE(Number(value));
  else if (family === 'float') bytes.writeDoubleBE(Number(value));
  else bytes.set(wholeBytes(value, bits));
  return endian === 'big' ? bytes : bytes.reverse();
}

function wholeBytes(value: Quantity, bits: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, wholeOf(value)));
  return bytes.subarray(8 - bits / 8);
}

/** A student's value may be anything; what is no whole number counts as none. */
function wholeOf(value: Quantity): bigint {
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
  return /^-?[0-9]{1,20}$/.test(value) ? BigInt(value) : 0n;
}

/** The number in these bytes; where JSON programs would not keep it exactly, its digits. */
export function numberInBytes({ family, bits, endian }: NumberType, bytes: Buffer): Quantity {
  const big = endian === 'big' ? bytes : Buffer.from(bytes).reverse();
  if (family === 'float') return bits === 32 ? big.readFloatBE() : big.readDoubleBE();
  const unsigned = BigInt(`0x${big.toString('hex')}`);
  const whole = family === 'signed' ? BigInt.asIntN(bits, unsigned) : unsigned;
  const exact = Number(whole);
  return Number.isSafeInteger(exact) ? exact : String(whole);
}
