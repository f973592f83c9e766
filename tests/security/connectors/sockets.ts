import net, { isIP } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach } from 'vitest';

type Connect = typeof net.Socket.prototype.connect;

interface Target {
  readonly host?: string;
  readonly path?: string | null;
  readonly lookup?: (
    host: string,
    options: { all: true },
    callback: (error: Error | null, found: LookupAddress[] | string) => void,
  ) => void;
}

const targetOf = (given: unknown[]): Target => {
  const first: unknown = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof first === 'object' && first !== null) return first as Target;
  return typeof first === 'number' ? { host: String(given[1] ?? 'localhost') } : { path: String(first) };
};

const refused = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/**
 * While a test runs no socket leaves this process: each is refused, and where it would have gone is written down. A name that the
 * system's resolver would be asked for is written down as the name.
 */
export const recordSockets = (): { destinations(): string[] } => {
  let went: string[] = [];
  let original: Connect;

  const connect = function (this: net.Socket & { connecting: boolean }, ...given: unknown[]): net.Socket {
    const { host = 'localhost', path, lookup } = targetOf(given);
    this.connecting = true;
    const refuse = (): void => void setImmediate(() => this.destroy(refused()));
    if (path) went.push(path);
    else if (isIP(host) || !lookup) went.push(host);
    else {
      lookup(host, { all: true }, (error, found) => {
        if (!error) went.push(...(typeof found === 'string' ? [found] : found.map(({ address }) => address)));
        setImmediate(() => this.destroy(error ?? refused()));
      });
      return this;
    }
    refuse();
    return this;
  };

  beforeEach(() => {
    went = [];
    original = net.Socket.prototype.connect;
    net.Socket.prototype.connect = connect as unknown as Connect;
  });
  afterEach(() => {
    net.Socket.prototype.connect = original;
  });
  return { destinations: () => went };
};
