import net, { type AddressInfo } from 'node:net';

export interface TcpRelay {
  readonly port: number;
  /** Breaks every connection that runs through, as a crash of the server would; new ones are taken. */
  cut(): void;
  stop(): Promise<void>;
}

/** Passes connections on to a server that cannot be made to drop them. */
export const startRelay = async (port: number, host = '127.0.0.1'): Promise<TcpRelay> => {
  const open = new Set<net.Socket>();
  const server = net.createServer((incoming) => {
    const outgoing = net.connect(port, host);
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => open.forEach((socket) => void socket.resetAndDestroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
