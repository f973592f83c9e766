import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const ITERATIONS = 15_000;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The server's side of SCRAM-SHA-256 (RFC 7677). */
export class ScramExchange {
  readonly user: string;
  readonly first: string;
  readonly #bare: string;
  readonly #salt: Buffer;

  constructor(clientFirst: string) {
    const [, user = '', nonce = ''] = /^n,,n=([^,]*),r=(.*)$/.exec(clientFirst) ?? [];
    this.user = user;
    this.#bare = `n=${user},r=${nonce}`;
    this.#salt = createHash('sha256').update(`salt ${user}`).digest().subarray(0, 28);
    this.first = `r=${nonce}${randomBytes(18).toString('base64')},s=${this.#salt.toString('base64')},i=${ITERATIONS}`;
  }

  /** The server's signature, or null when the proof does not fit the password. */
  finish(clientFinal: string, password: string | undefined): string | null {
    const [, withoutProof = '', proof = ''] = /^(c=biws,r=[^,]*),p=(.*)$/.exec(clientFinal) ?? [];
    if (password === undefined || proof === '') return null;
    const salted = pbkdf2Sync(password, this.#salt, ITERATIONS, 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const message = `${this.#bare},${this.first},${withoutProof}`;
    const signature = hmac(createHash('sha256').update(clientKey).digest(), message);
    const wanted = Buffer.from(clientKey.map((byte, index) => byte ^ signature[index]!));
    const given = Buffer.from(proof, 'base64');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
    return `v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}`;
  }
}
