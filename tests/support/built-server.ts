import { spawn, type ChildProcess } from 'node:child_process';

export interface BuiltServer {
  readonly url: string;
  readonly process: ChildProcess;
}

/** The built server as a process of its own, on a free port, with its data in `folder`. */
export const startBuiltServer = (folder: string, variables: Record<string, string>): Promise<BuiltServer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/server/src/main.js'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DV_DATA_FOLDER: folder,
        DV_PORT: '0',
        DV_WORKBENCH: 'true',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const url = /https:\/\/localhost:\d+/.exec(output)?.[0];
      if (url) resolve({ url, process: child });
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });

export const stopBuiltServer = async ({ process: child }: BuiltServer): Promise<void> => {
  child.removeAllListeners('exit');
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
};
