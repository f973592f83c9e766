import type { Page } from 'playwright-core';

export interface Blocks {
  /** The longest wait between two turns of the page's loop, in milliseconds. */
  readonly longest: number;
  /** Every wait of more than 100 ms. */
  readonly blocks: readonly number[];
}

/** Watches how long the page is blocked, until the function it gives is called. */
export const watchPage = async (page: Page): Promise<() => Promise<Blocks>> => {
  await page.evaluate(() => {
    const watch = { longest: 0, blocks: [] as number[] };
    let last = performance.now();
    const turn = (): void => {
      const now = performance.now();
      const wait = Math.round(now - last);
      if (wait > 100) watch.blocks.push(wait);
      watch.longest = Math.max(watch.longest, wait);
      last = now;
      channel.port2.postMessage(null);
    };
    const channel = new MessageChannel();
    channel.port1.onmessage = turn;
    channel.port2.postMessage(null);
    Object.assign(window, { watch });
  });
  return () => page.evaluate(() => (window as unknown as { watch: Blocks }).watch);
};
