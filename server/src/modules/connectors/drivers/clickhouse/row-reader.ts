import type { ClickHouseClient, ClickHouseSettings as ServerSettings } from '@clickhouse/client';

export interface RowPage {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: unknown[][];
}

export interface ReadOptions {
  readonly pageRows: number;
  readonly settings: ServerSettings;
  readonly signal?: AbortSignal;
}

/** Reads one statement page by page. Leaving early closes the response, at which the server stops. */
export async function* readPages(
  client: ClickHouseClient,
  sql: string,
  { pageRows, settings, signal }: ReadOptions,
): AsyncGenerator<RowPage> {
  const stop = new AbortController();
  const abort_signal = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  try {
    const result = await client.query({
      query: sql,
      format: 'JSONCompactEachRowWithNamesAndTypes',
      clickhouse_settings: { ...settings, readonly: '1' },
      abort_signal,
    });
    let names: string[] | null = null;
    let types: string[] | null = null;
    let rows: unknown[][] = [];
    const page = (): RowPage => ({
      columns: (names ?? []).map((name, index) => ({ name, type: types?.[index] ?? 'String' })),
      rows,
    });
    let yielded = false;
    for await (const lines of result.stream()) {
      for (const line of lines) {
        const row = line.json<unknown[]>();
        if (!names) names = row as string[];
        else if (!types) types = row as string[];
        else rows.push(row);
        if (rows.length < pageRows) continue;
        yield page();
        yielded = true;
        rows = [];
      }
    }
    if (rows.length > 0 || !yielded) yield page();
  } finally {
    stop.abort();
  }
}
