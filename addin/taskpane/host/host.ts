/** Facts and services of the place the pane runs in that are not the workbook: given once, so that tests and hosts differ only here. */
export interface PaneHost {
  /** Where the server lives, as the user should read it: `datavision.contoso.com`. */
  readonly serverName: string;
  /** BCP 47 tag of the host's interface language. */
  readonly language: string;
  readonly version: string;
  readonly theme: HostTheme;
  readonly preferences: Preferences;
  /** Milliseconds since the epoch. */
  now(): number;
  copy(text: string): Promise<void>;
}

export interface HostTheme {
  isDark(): boolean;
  subscribe(this: void, listener: () => void): () => void;
}

/** Small choices of one user on one machine. */
export interface Preferences {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
  subscribe(this: void, listener: () => void): () => void;
}
