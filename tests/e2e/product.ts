import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import type { Shop } from './shop.js';
import { startBuiltServer, stopBuiltServer, type BuiltServer } from '../support/built-server.js';

const SCREENSHOTS = 'test-results/screenshots';

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const paneIn = (page: Page): Frame | undefined => page.frames().find((frame) => frame.url().includes('/taskpane.html'));

const expectFrame = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 240 && !paneIn(page); tries += 1) await page.waitForTimeout(250);
};

/** The product as a user has it: the built server, the workbench in a browser, the pane beside the sheet. */
export class Product {
  /** Everything the browser complained about. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly folder: string,
    readonly server: BuiltServer,
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.on(
      'console',
      (message) => message.type() === 'error' && this.complaints.push(`${message.text()} ${message.location().url}`),
    );
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async start(variables: Record<string, string> = {}): Promise<Product> {
    await mkdir(SCREENSHOTS, { recursive: true });
    const folder = await mkdtemp(path.join(tmpdir(), 'datavision-e2e-'));
    const server = await startBuiltServer(folder, variables);
    const executablePath = process.env.DV_BROWSER;
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags });
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1_400, height: 860 } });
    const product = new Product(folder, server, browser, await context.newPage());
    try {
      await product.open();
      return product;
    } catch (error) {
      await product.screenshot('00-did-not-open');
      await product.stop();
      throw error;
    }
  }

  async open(): Promise<void> {
    await this.page.goto(this.server.url);
    await this.page.waitForFunction(() => 'workbench' in window, null, { timeout: 60_000 });
    await this.page.waitForSelector('iframe', { timeout: 60_000 });
    await expectFrame(this.page);
    await this.pane.locator('body').getByText('Orders!A1:H5001').first().waitFor({ timeout: 60_000 });
  }

  get pane(): Frame {
    const frame = paneIn(this.page);
    if (!frame) throw new Error('The task pane is not there');
    return frame;
  }

  button(name: string | RegExp) {
    return this.pane.getByRole('button', { name });
  }

  /** Calls the workbench's test control: `values`, `select`, `charts` … */
  control<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.page.evaluate(
      async ([name, list]) => {
        const { workbench } = window as unknown as { workbench: Record<string, unknown> };
        const member = workbench[name];
        return (
          typeof member === 'function' ? await (member as (...a: unknown[]) => unknown).apply(workbench, list) : member
        ) as T;
      },
      [method, args] as const,
    );
  }

  /** Fills in the form of a PostgreSQL connection. */
  async describeShop({ host, port, database, user, password }: Shop, at = port): Promise<void> {
    const fields = { Host: host, Port: at, Database: database, User: user, Name: 'Shop' };
    for (const [label, value] of Object.entries(fields))
      await this.pane.getByRole('textbox', { name: label }).fill(value);
    await this.pane.getByLabel('Password').fill(password);
    await this.pane.getByRole('radio', { name: 'Not encrypted' }).click();
  }

  screenshot(name: string): Promise<Buffer> {
    return this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await stopBuiltServer(this.server);
    await rm(this.folder, { recursive: true, force: true });
  }
}
