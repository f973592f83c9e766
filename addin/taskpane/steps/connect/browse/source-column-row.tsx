import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { SourceProfile, SourceTableDescription } from '#shared/contract/connections.js';
import { MiniBars } from '../../../charts/mini-bars.js';
import { Tag } from '../../../components/tag.js';
import type { Format } from '../../../wording/format.js';
import { useFormat } from '../../../wording/use-format.js';
import { TypeIcon } from '../column-icon.js';

type Profiled = SourceProfile['columns'][number];
type SourceColumn = SourceTableDescription['columns'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    padding: '5px 10px',
    boxSizing: 'border-box',
  },
  words: { flex: 1, minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '11px',
    lineHeight: '14px',
    color: tokens.colorNeutralForeground3,
  },
  bars: { display: 'flex', flexShrink: 0, '@media (max-width: 299px)': { display: 'none' } },
  aside: { flexShrink: 0, width: '40px', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  zero: { color: tokens.colorNeutralForeground3 },
});

const keyOf = ({ primaryKey, foreignKeys }: SourceTableDescription, name: string) => ({
  primary: primaryKey.includes(name),
  references: foreignKeys.find(({ columns }) => columns.includes(name))?.references.name ?? null,
});

/** "1 to 40", "2 Jan 2024 to 30 Sep 2026", "paid, open, refunded". */
const contentsOf = ({ type, min, max, top, distinct }: Profiled, format: Format): string | null => {
  const text = (value: Profiled['min']) => format.cell(value, { type });
  if (type === 'text' && top && distinct && distinct.count <= 12)
    return top.values
      .slice(0, 4)
      .map(({ value }) => text(value))
      .join(', ');
  if (min === null || max === null || type === 'text') return null;
  return min === max ? text(min) : `${text(min)} – ${text(max)}`;
};

const shapeOf = ({ histogram, top }: Profiled): readonly number[] =>
  histogram?.counts ?? top?.values.map(({ share }) => share) ?? [];

interface SourceColumnRowProps {
  readonly column: SourceColumn;
  readonly description: SourceTableDescription;
  readonly profile: Profiled | undefined;
  readonly profiledRows: number;
}

/** One column of a source: name and keys, the source's own type, its contents, shape and blanks. */
export const SourceColumnRow = ({ column, description, profile, profiledRows }: SourceColumnRowProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { primary, references } = keyOf(description, column.name);
  const share = profile && profiledRows > 0 ? profile.nulls / profiledRows : null;
  const detail = [column.nativeType, profile && contentsOf(profile, format), column.comment]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={styles.row}>
      <TypeIcon type={column.type} />
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.name} title={column.name}>
            {column.name}
          </span>
          {primary && <Tag tone="brand">{t('browse.key')}</Tag>}
          {references && <Tag>{t('browse.references', { table: references })}</Tag>}
        </span>
        <span className={styles.detail} title={detail}>
          {detail}
        </span>
      </span>
      <span className={styles.bars}>{profile && <MiniBars values={shapeOf(profile)} muted={primary} />}</span>
      <span className={mergeClasses(styles.aside, !share && styles.zero)}>
        {share !== null && (
          <span title={t('column.missingShare', { share: format.percent(share) })}>{format.percent(share)}</span>
        )}
      </span>
    </li>
  );
};
