import { lookup as lookupHost, type LookupAddress } from 'node:dns';
import { promisify } from 'node:util';
import type { LookupFunction } from 'node:net';
import { AppError } from '#shared/errors/app-error.js';
import { ConnectionProblem } from './connection-problem.js';
import { reachOf } from './addresses.js';

/** A host name and the one address it stands for as long as the connection lives. */
export interface PinnedHost {
  readonly host: string;
  readonly address: string;
  readonly family: number;
}

export type Resolver = (host: string) => Promise<LookupAddress[]>;

const systemResolver: Resolver = (host) => promisify(lookupHost)(host, { all: true, verbatim: false });

const hostPattern =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$|^[0-9a-f:.]{2,45}$/i;

const metadataNames =
  /^(metadata(\.google\.internal|\.goog)?|instance-data(\.ec2\.internal)?|.*\.metadata\.internal)\.?$/i;

/**
 * Decides where connections may go. A name is resolved once, every address it has is checked, and the driver connects to the
 * checked address, so a name that changes its address in between leads nowhere else.
 */
export class NetworkGuard {
  readonly #privateNetworks: boolean;
  readonly #resolve: Resolver;

  constructor(options: { privateNetworks: boolean; resolve?: Resolver }) {
    this.#privateNetworks = options.privateNetworks;
    this.#resolve = options.resolve ?? systemResolver;
  }

  /**
   * @throws ConnectionProblem at step `name` when the name is unknown, AppError `forbidden` when it leads where it must not
   */
  async pin(host: string): Promise<PinnedHost> {
    const name = host.trim().replace(/^\[(.*)\]$/, '$1');
    if (!hostPattern.test(name)) {
      throw new ConnectionProblem(
        'name',
        `"${host.slice(0, 80)}" is not a host name. Write it like db.example.com or 10.0.0.5.`,
      );
    }
    if (metadataNames.test(name)) throw forbidden(name);
    const addresses = await this.#addressesOf(name);
    for (const { address } of addresses) this.#check(name, address);
    return { host: name, ...addresses[0]! };
  }

  /** For clients that open sockets by themselves: Node's `lookup` option, checking every name they ask for. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    this.pin(host).then(
      ({ address, family }) => {
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };

  async #addressesOf(name: string): Promise<LookupAddress[]> {
    const addresses = await this.#resolve(name).catch((cause: unknown) => {
      throw new ConnectionProblem('name', `The name ${name} is not known. Check the spelling of the host.`, cause);
    });
    if (addresses.length > 0) return addresses;
    throw new ConnectionProblem('name', `The name ${name} has no address. Check the spelling of the host.`);
  }

  #check(name: string, address: string): void {
    const reach = reachOf(address);
    if (reach === 'forbidden') throw forbidden(name);
    if (reach === 'private' && !this.#privateNetworks) {
      throw new AppError(
        'forbidden',
        `${name} is inside a private network, which this server may not reach. An administrator can allow it with DV_PRIVATE_NETWORKS.`,
      );
    }
  }
}

const forbidden = (name: string): AppError =>
  new AppError(
    'forbidden',
    `Connections to ${name} are not allowed: the address is reserved for the machines themselves.`,
  );
