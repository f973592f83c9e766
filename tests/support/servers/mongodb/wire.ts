import { BSON } from 'mongodb';
import type { Document } from './semantics.js';

const OP_MSG = 2_013;
const OP_QUERY = 2_004;
const CHECKSUM = 1;

export interface WireRequest {
  readonly id: number;
  readonly modern: boolean;
  readonly command: Document;
}

const parse = (bytes: Buffer): Document => BSON.deserialize(bytes, { promoteValues: false, promoteBuffers: false });

const sections = (message: Buffer): Document => {
  const end = message.length - (message.readUInt32LE(16) & CHECKSUM ? 4 : 0);
  const command: Document = {};
  for (let at = 20; at < end;) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const body = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) Object.assign(command, parse(body));
    else {
      const nameEnd = body.indexOf(0, 4);
      const documents: Document[] = [];
      for (let item = nameEnd + 1; item < size; item += body.readInt32LE(item)) {
        documents.push(parse(body.subarray(item, item + body.readInt32LE(item))));
      }
      command[body.toString('utf8', 4, nameEnd)] = documents;
    }
    at += 1 + size;
  }
  return command;
};

/** One complete message of OP_MSG, or of the OP_QUERY of a first greeting. */
export const readMessage = (message: Buffer): WireRequest => {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return { id, modern: true, command: sections(message) };
  if (operation !== OP_QUERY) throw new Error(`Unknown operation ${operation}`);
  return { id, modern: false, command: parse(message.subarray(message.indexOf(0, 20) + 9)) };
};

export const writeReply = ({ id, modern }: WireRequest, reply: Document): Buffer => {
  const body = BSON.serialize(reply, { ignoreUndefined: true });
  const head = Buffer.alloc(modern ? 21 : 36);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(modern ? OP_MSG : 1, 12);
  if (!modern) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
};
