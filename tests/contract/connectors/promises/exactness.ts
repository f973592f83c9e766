import { expect } from 'vitest';
import { qualifiedName } from '#server/modules/connectors/select-statement.js';
import type { Value } from '#server/modules/connectors/values/record-batch.js';
import type { ConnectorPromise, Contract } from '../contract.js';
import { columnOf, exact, orders, type FixtureTable, type LogicalType } from '../fixture.js';
import { reference, rowsOf, whole } from './helpers.js';
import { loading, type Loading } from './loading.js';

const figures = ['count', 'min', 'max', 'sum'] as const;

const isSummed = (type: LogicalType): boolean => /^(integer|bigint|decimal)/.test(type);

const comparable: readonly LogicalType[] = ['integer', 'bigint', 'double', 'date', 'timestamp', 'zoned'];

const compared = ({ columns }: FixtureTable) =>
  columns.filter(({ type }) => comparable.includes(type) || type.startsWith('decimal'));

const inSource = async (contract: Contract, table: FixtureTable, name: string, type: LogicalType): Promise<Value[]> => {
  const dialect = contract.driver.dialect!;
  const column = dialect.quoteName(name);
  const asked = figures.map((figure) =>
    figure === 'sum' && !isSummed(type) ? 'NULL' : `${figure}(${column}) AS ${dialect.quoteName(figure)}`,
  );
  const text = dialect.select({
    columns: asked.join(', '),
    from: qualifiedName(dialect, reference(contract, table)),
    rows: null,
  });
  const { batch } = await contract.open().query(text, { maxRows: 1, timeoutMilliseconds: 30_000 });
  return rowsOf(batch)[0]!;
};

/** Without SQL the source cannot be asked, so its rows as they were written stand for it. */
const asWritten = (table: FixtureTable, name: string, type: LogicalType): Value[] => {
  const values = columnOf(table, name).filter((value) => value !== null);
  const sorted = [...values].sort((a, b) =>
    /integer|bigint|decimal|double/.test(type) ? Number(a) - Number(b) : String(a) < String(b) ? -1 : 1,
  );
  const places = Number(/,(\d+)\)/.exec(type)?.[1] ?? 0);
  const scaled = values.map((value) => BigInt(scaledText(String(value), places)));
  const sum = isSummed(type)
    ? unscaled(
        scaled.reduce((total, value) => total + value, 0n),
        places,
      )
    : null;
  return [values.length, sorted[0] ?? null, sorted.at(-1) ?? null, sum];
};

const scaledText = (text: string, places: number): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  return /^-?\d+$/.test(whole) ? whole + fraction.padEnd(places, '0').slice(0, places) : '0';
};

const unscaled = (value: bigint, places: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`;
};

/** One way to write a figure, whichever engine wrote it: no zeros that say nothing, no offset of UTC. */
const plain = (value: Value | undefined, type: LogicalType): string | null => {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (type === 'double') return String(Number(text));
  if (isSummed(type)) return text.includes('.') ? text.replace(/\.?0*$/, '') : text;
  const [day, time = '00:00:00'] = text.replace(/\+00$/, '').split(/[ T]/);
  return type === 'date' ? day! : `${day} ${time.replace(/\.0+$/, '')}`;
};

const compare = async (contract: Contract, table: FixtureTable, { load, query }: Loading): Promise<void> => {
  const { columns } = await load(whole(contract, table));
  for (const { name, type } of compared(table)) {
    const source = contract.driver.dialect ? await inSource(contract, table, name, type) : asWritten(table, name, type);
    const column = `"${name}"`;
    // What a source without strict types holds beyond its type stays text, which has neither a sum nor an order of numbers.
    const isText = columns.find((loaded) => loaded.name === name)?.type === 'text';
    const asked = figures.filter((figure) => figure === 'count' || (!isText && (figure !== 'sum' || isSummed(type))));
    const dataset = await query(asked.map((figure) => `CAST(${figure}(${column}) AS VARCHAR)`).join(', '));
    const shown = (values: readonly (Value | undefined)[]) =>
      asked.map((figure, index) => [figure, figure === 'count' ? Number(values[index]) : plain(values[index], type)]);
    expect([name, ...shown(dataset as Value[])]).toEqual([name, ...shown(source)]);
  }
};

/** How many values every column has, and how many of its texts are empty: what a null and an empty text must not be taken for. */
const compareFilled = async (contract: Contract, table: FixtureTable, { load, query }: Loading): Promise<void> => {
  await load(whole(contract, table));
  for (const { name, type } of table.columns) {
    const values = columnOf(table, name);
    const filled = values.filter((value) => value !== null).length;
    const empty = type === 'text' ? values.filter((value) => value === '').length : 0;
    const emptied = type === 'text' ? `count(*) FILTER ("${name}" = '')` : '0';
    const dataset = (await query(`count("${name}"), ${emptied}`)).map(Number);
    expect([name, ...dataset]).toEqual([name, filled, empty]);
    const { dialect } = contract.driver;
    if (!dialect) continue;
    const column = dialect.quoteName(name);
    const counted = type === 'text' ? `sum(CASE WHEN ${column} = '' THEN 1 ELSE 0 END)` : 'sum(0)';
    const text = dialect.select({
      columns: `count(${column}) AS filled, ${counted} AS emptied`,
      from: qualifiedName(dialect, reference(contract, table)),
      rows: null,
    });
    const { batch } = await contract.open().query(text, { maxRows: 1, timeoutMilliseconds: 30_000 });
    expect([name, ...rowsOf(batch)[0]!.map(Number)]).toEqual([name, filled, empty]);
  }
};

/** Longest and shortest text and the sum of lengths in letters, where a letter of four bytes is one. */
const compareLetters = async (contract: Contract, { load, query }: Loading): Promise<void> => {
  await load(whole(contract, exact));
  const lengths = columnOf(exact, 'word')
    .filter((value) => value !== null)
    .map((value) => [...String(value)].length);
  const expected = [Math.min(...lengths), Math.max(...lengths), lengths.reduce((sum, length) => sum + length, 0)];
  expect((await query('min(length(word)), max(length(word)), sum(length(word))')).map(Number)).toEqual(expected);
  expect((await query("count(*) FILTER (word LIKE '%😀%')")).map(Number)).toEqual([1]);
};

export const exactness: readonly ConnectorPromise[] = [
  loading('has in the dataset the count, sum and extremes of every column that the source has', (contract, stage) =>
    compare(contract, orders, stage),
  ),
  loading('has them to the last digit for extreme values too', (contract, stage) => compare(contract, exact, stage)),
  loading('has as many values and empty texts in every column as the source', async (contract, stage) => {
    await compareFilled(contract, orders, stage);
    await compareFilled(contract, exact, stage);
  }),
  loading('has every letter of a text once, also those of four bytes', compareLetters),
];
