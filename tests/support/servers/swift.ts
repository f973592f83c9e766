import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/** A store that somebody else wrote, which checks AWS signatures: OpenStack Swift behind its S3 interface. */
export interface SwiftServer {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  stop(): Promise<void>;
}

const storages = ['account', 'container', 'object'] as const;
type Storage = (typeof storages)[number];
type Ports = Record<Storage | 'proxy' | 'memcached', number>;

const programOf = (storage: Storage | 'proxy'): string => `/usr/bin/swift-${storage}-server`;
const RING_BUILDER = '/usr/bin/swift-ring-builder';
const MEMCACHED = '/usr/bin/memcached';
const COMMON_SETTINGS = '/etc/swift/swift.conf';

const account = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };
const isRoot = process.getuid?.() === 0;
const READY_MILLISECONDS = 60_000;

const common = (folder: string, port: number): string =>
  `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
swift_dir = ${folder}
${isRoot ? 'user = root' : ''}
`;

/** A plain directory stands for a disk. */
const storageSettings = (folder: string, storage: Storage, port: number): string =>
  `${common(folder, port)}devices = ${folder}/devices
mount_check = false
fallocate_reserve = 0
[pipeline:main]
pipeline = ${storage}-server
[app:${storage}-server]
use = egg:swift#${storage}
`;

const proxySettings = (folder: string, { proxy, memcached }: Ports): string =>
  `${common(folder, proxy)}[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${account.secretAccessKey} .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;

const buildRings = (folder: string, ports: Ports): void => {
  for (const storage of storages) {
    const build = (...words: string[]): void =>
      void execFileSync(RING_BUILDER, [path.join(folder, `${storage}.builder`), ...words], { stdio: 'ignore' });
    build('create', '4', '1', '0');
    build('add', `r1z1-127.0.0.1:${ports[storage]}/disk`, '1');
    build('rebalance');
  }
};

const isReady = async (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/healthcheck`).then(
    ({ ok }) => ok,
    () => false,
  );

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

const freePorts = async (): Promise<Ports> => {
  const names = [...storages, 'proxy', 'memcached'] as const;
  const ports = await Promise.all(names.map(() => freePort()));
  return Object.fromEntries(names.map((name, index) => [name, ports[index]!])) as Ports;
};

/** Starts OpenStack Swift with settings, rings and a disk of its own in a temporary folder; a text says why it cannot. */
export const startSwift = async (): Promise<SwiftServer | string> => {
  const needed = [...storages.map(programOf), programOf('proxy'), RING_BUILDER, MEMCACHED, COMMON_SETTINGS];
  if (!needed.every((file) => existsSync(file)))
    return 'OpenStack Swift is not installed: apt install swift-proxy swift-account swift-container swift-object memcached';
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-swift-'));
  const ports = await freePorts();
  mkdirSync(path.join(folder, 'devices', 'disk'), { recursive: true });
  buildRings(folder, ports);
  const children = [
    spawn(MEMCACHED, ['-l', '127.0.0.1', '-p', String(ports.memcached), ...(isRoot ? ['-u', 'nobody'] : [])], {
      stdio: 'ignore',
    }),
  ];
  for (const name of [...storages, 'proxy'] as const) {
    const file = path.join(folder, `${name}.conf`);
    writeFileSync(file, name === 'proxy' ? proxySettings(folder, ports) : storageSettings(folder, name, ports[name]));
    children.push(spawn(programOf(name), [file], { stdio: 'ignore' }));
  }
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoints = [ports.proxy, ports.account, ports.container, ports.object].map(
    (port) => `http://127.0.0.1:${port}`,
  );
  const endpoint = endpoints[0]!;
  const listening = async (): Promise<boolean> =>
    (await isReady(endpoint)) &&
    (
      await Promise.all(
        endpoints.map((each) =>
          fetch(each).then(
            () => true,
            () => false,
          ),
        ),
      )
    ).every(Boolean);
  for (const began = performance.now(); !(await listening()); await sleep(200)) {
    if (performance.now() - began < READY_MILLISECONDS && children.every(({ exitCode }) => exitCode === null)) continue;
    await stop();
    return 'OpenStack Swift is installed but does not start here';
  }
  return { endpoint, ...account, stop };
};
