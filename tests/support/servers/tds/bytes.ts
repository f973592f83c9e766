export const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

export const littleEndian = (value: number | bigint, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigInt64LE(BigInt(value));
  else bytes.writeUIntLE(Number(value) >>> 0, 0, size);
  return bytes;
};

/** Text with its length in characters in one byte. */
export const shortText = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), utf16(text)]);

/** Text with its length in characters in two bytes. */
export const longText = (text: string): Buffer => Buffer.concat([littleEndian(text.length, 2), utf16(text)]);

export const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
