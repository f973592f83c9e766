import { collation, littleEndian, utf16 } from './bytes.js';

/** A column type of TDS 7.4: its TYPE_INFO, how a value is written, and how null is. */
export interface TdsType {
  readonly info: Buffer;
  readonly null: Buffer;
  encode(value: never): Buffer;
}

const none = Buffer.from([0]);

const sized = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([bytes.length]), bytes]);

const DAY = 86_400_000;
const DAYS_BEFORE_1970 = 719_162;

const daysOf = (date: Date): number => Math.floor(date.getTime() / DAY) + DAYS_BEFORE_1970;

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

const integer = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

const datetime2 = (date: Date): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUIntLE((date.getTime() - Math.floor(date.getTime() / DAY) * DAY) * 10_000, 0, 5);
  bytes.writeUIntLE(daysOf(date), 5, 3);
  return bytes;
};

const define = <Value>(info: Buffer, empty: Buffer, encode: (value: Value) => Buffer): TdsType => ({
  info,
  null: empty,
  encode: encode as (value: never) => Buffer,
});

export const tdsTypes = {
  int: define<number>(Buffer.from([0x26, 4]), none, (value) => sized(integer(value))),
  bigint: define<string>(Buffer.from([0x26, 8]), none, (value) => sized(littleEndian(BigInt(value), 8))),
  bit: define<boolean>(Buffer.from([0x68, 1]), none, (value) => Buffer.from([1, value ? 1 : 0])),
  float: define<number>(Buffer.from([0x6d, 8]), none, (value) => sized(double(value))),
  date: define<Date>(Buffer.from([0x28]), none, (value) => sized(littleEndian(daysOf(value), 3))),
  datetime2: define<Date>(Buffer.from([0x2a, 7]), none, (value) => sized(datetime2(value))),
  nvarchar: define<string>(
    Buffer.concat([Buffer.from([0xe7]), littleEndian(8_000, 2), collation]),
    littleEndian(0xffff, 2),
    (value) => Buffer.concat([littleEndian(utf16(value).length, 2), utf16(value)]),
  ),
  varbinary: define<Buffer>(
    Buffer.concat([Buffer.from([0xa5]), littleEndian(8_000, 2)]),
    littleEndian(0xffff, 2),
    (value) => Buffer.concat([littleEndian(value.length, 2), value]),
  ),
} as const;
