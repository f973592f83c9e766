import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import { TextButton } from '../components/text-button.js';
import { isMonthStart, type Format } from '../wording/format.js';
import { useFormat } from '../wording/use-format.js';

const FIRST_ROWS = 8;
const MORE_ROWS = 200;

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    maxHeight: '420px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  header: {
    padding: '0 0 4px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
    ':first-child': { paddingLeft: 0 },
  },
  cell: {
    maxWidth: '220px',
    padding: '2px 0 2px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    ':first-child': { paddingLeft: 0 },
  },
  last: { '& td': { borderBottomColor: 'transparent' } },
  number: { textAlign: 'end' },
  more: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    marginTop: '6px',
    color: tokens.colorNeutralForeground3,
  },
});

const isNumeric = ({ type }: AnswerColumn) => type === 'integer' || type === 'number';

const headerOf = ({ name, unit }: AnswerColumn): string =>
  unit.kind === 'currency' && !name.includes(unit.symbol) ? `${name}, ${unit.symbol}` : name;

/** Columns whose dates all start a month are shown as months. */
const monthColumns = ({ columns, rows }: AnswerTable): boolean[] =>
  columns.map(({ type }, index) => {
    const cells = rows.map((row) => row[index]).filter((cell) => cell !== null && cell !== undefined);
    return (
      (type === 'date' || type === 'datetime') && cells.length > 0 && cells.every((cell) => isMonthStart(cell as Cell))
    );
  });

/** Enough decimals for a column to line up: as many as its values need, at most 2. */
const decimalsOf = (column: AnswerColumn, rows: AnswerTable['rows'], index: number): number | null => {
  if (column.decimals !== null || column.type !== 'number' || column.unit.kind === 'percent') return column.decimals;
  const values = rows.map((row) => row[index]).filter((cell) => typeof cell === 'number');
  if (values.length === 0 || values.some((value) => value !== 0 && Math.abs(value) < 0.1)) return null;
  if (values.every((value) => Number.isInteger(value) || Math.abs(value) >= 10_000)) return 0;
  return values.every((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6 || Math.abs(value) >= 1_000)
    ? 1
    : 2;
};

export const cellTexts = (table: AnswerTable, format: Format): string[][] => {
  const months = monthColumns(table);
  const decimals = table.columns.map((column, index) => decimalsOf(column, table.rows, index));
  return table.rows.map((row) =>
    table.columns.map((column, index) =>
      format.cell(row[index] ?? null, {
        type: column.type,
        unit: column.unit,
        decimals: decimals[index] ?? null,
        months: months[index] ?? false,
      }),
    ),
  );
};

interface AnswerTableViewProps {
  readonly table: AnswerTable;
  /** Called with the 0-based row when a row stands for something on the sheet. */
  readonly onRow?: (row: number) => void;
}

/** A table of an answer: scrolls inside its card, and says how many of its rows are shown. */
export const AnswerTableView = ({ table, onRow }: AnswerTableViewProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [limit, setLimit] = useState(FIRST_ROWS);
  const texts = useMemo(() => cellTexts(table, format), [table, format]);
  const shown = texts.slice(0, limit);
  const hidden = Math.min(texts.length - shown.length, MORE_ROWS);
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={table.name}>
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th key={index} scope="col" className={mergeClasses(styles.header, isNumeric(column) && styles.number)}>
                  {headerOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((cells, row) => (
              <tr key={row} className={row === shown.length - 1 ? styles.last : undefined}>
                {cells.map((text, index) => {
                  const column = table.columns[index];
                  const style = mergeClasses(styles.cell, column && isNumeric(column) && styles.number);
                  return (
                    <td key={index} className={style} title={text.length > 28 ? text : undefined}>
                      {onRow && index === 0 ? <TextButton onClick={() => onRow(row)}>{text}</TextButton> : text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(hidden > 0 || table.totalRows > shown.length) && (
        <div className={styles.more}>
          <span>
            {t('answer.rowsShown', {
              shown: format.count(shown.length),
              total: format.count(table.totalRows),
              count: table.totalRows,
            })}
          </span>
          {hidden > 0 && (
            <TextButton onClick={() => setLimit(limit + MORE_ROWS)}>
              {t('answer.showMore', { count: hidden })}
            </TextButton>
          )}
        </div>
      )}
    </>
  );
};
