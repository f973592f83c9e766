import { BlockList, isIPv4, isIPv6 } from 'node:net';

type Subnet = readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'];

const listOf = (subnets: readonly Subnet[]): BlockList => {
  const list = new BlockList();
  for (const [address, prefix, family] of subnets) list.addSubnet(address, prefix, family);
  return list;
};

/** Link-local (where clouds keep their metadata services), their other metadata addresses, multicast, reserved, tunnels. */
const never = listOf([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['192.0.0.192', 32, 'ipv4'],
  ['192.0.0.170', 31, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  ['fd00:ec2::', 32, 'ipv6'],
  ['fd20:ce::', 32, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['100::', 64, 'ipv6'],
]);

const inside = listOf([
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);

/** Prefixes that carry an IPv4 address, and the 16-bit group where it starts. */
const carriers: readonly (readonly [list: BlockList, group: number])[] = [
  [listOf([['::ffff:0:0', 96, 'ipv6']]), 6],
  [listOf([['::', 96, 'ipv6']]), 6],
  [listOf([['::ffff:0:0:0', 96, 'ipv6']]), 6],
  [listOf([['64:ff9b::', 96, 'ipv6']]), 6],
  [listOf([['64:ff9b:1::', 48, 'ipv6']]), 6],
  [listOf([['2002::', 16, 'ipv6']]), 1],
];

const groupsOf = (address: string): number[] => {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : address;
  const [head = '', tail] = text.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => parseInt(group, 16));
};

const carriedIPv4 = (address: string): string | null => {
  const carrier = carriers.find(([list]) => list.check(address, 'ipv6'));
  if (!carrier) return null;
  const [high = 0, low = 0] = groupsOf(address).slice(carrier[1]);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

/** Where an IP address leads: `forbidden` covers metadata services, link-local, multicast and what is no address at all. */
export type Reach = 'public' | 'private' | 'forbidden';

export const reachOf = (address: string): Reach => {
  const bare = address.split('%')[0]!;
  if (isIPv4(bare)) return never.check(bare, 'ipv4') ? 'forbidden' : inside.check(bare, 'ipv4') ? 'private' : 'public';
  if (!isIPv6(bare)) return 'forbidden';
  if (inside.check(bare, 'ipv6') && !never.check(bare, 'ipv6')) return 'private';
  if (never.check(bare, 'ipv6')) return 'forbidden';
  const carried = carriedIPv4(bare);
  return carried === null ? 'public' : reachOf(carried);
};
