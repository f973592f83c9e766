import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { guessColumns } from '../../source/headers.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

const SHOWN_COLUMNS = 12;

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'collapse', minWidth: '100%', fontVariantNumeric: 'tabular-nums' },
  cell: {
    maxWidth: '140px',
    padding: '2px 12px 2px 0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'start',
    color: tokens.colorNeutralForeground3,
  },
  number: { textAlign: 'end' },
  names: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The first rows as they stand on the sheet. */
export const PreviewTable = ({ table }: { table: TableInFocus }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const rows = table.preview.map((row) => row.slice(0, SHOWN_COLUMNS));
  const kinds = guessColumns(rows, true).map(({ kind }) => kind);
  if (rows.length === 0) return null;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('connect.preview')}>
      <table className={styles.table}>
        <tbody>
          {rows.map((row, index) => {
            const names = index === 0 && table.hasHeaders;
            return (
              <tr key={index}>
                {row.map((text, column) => {
                  const style = mergeClasses(
                    styles.cell,
                    kinds[column] === 'number' && styles.number,
                    names && styles.names,
                  );
                  return names ? (
                    <th key={column} scope="col" className={style}>
                      {text}
                    </th>
                  ) : (
                    <td key={column} className={style}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
