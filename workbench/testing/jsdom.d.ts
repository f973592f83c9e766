/** jsdom ships no types; this is what the tests use of it. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: 'outside-only'; pretendToBeVisual: boolean });
    readonly window: Window & typeof globalThis & { eval(script: string): unknown };
  }
}
