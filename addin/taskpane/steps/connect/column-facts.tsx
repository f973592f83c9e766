import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ColumnProfile } from '#shared/analyses/profile.js';
import { Card, Section } from '../../components/surface.js';
import type { Format } from '../../wording/format.js';
import { useFormat } from '../../wording/use-format.js';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: '0 16px',
    margin: 0,
  },
  pair: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '3px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
});

type FactName =
  'filled' | 'missing' | 'distinct' | 'min' | 'p05' | 'p25' | 'median' | 'p75' | 'p95' | 'max' | 'mean' | 'sd';

const factsOf = (column: ColumnProfile, rows: number, format: Format): [FactName, string][] => {
  const { nulls, distinct, unit, type, min, max, quantiles, mean, median, standardDeviation } = column;
  const text = (value: ColumnProfile['min'] | undefined) =>
    typeof value === 'number' ? format.amount(value, unit) : format.cell(value ?? null, { type });
  const share = rows > 0 ? ` (${format.percent(nulls / rows)})` : '';
  const facts: [FactName, string][] = [
    ['filled', format.count(rows - nulls)],
    ['missing', `${format.count(nulls)}${share}`],
    ['distinct', format.count(distinct)],
    ['min', text(min)],
    ['p05', text(quantiles['p05'])],
    ['p25', text(quantiles['p25'])],
    ['median', text(median)],
    ['p75', text(quantiles['p75'])],
    ['p95', text(quantiles['p95'])],
    ['max', text(max)],
    ['mean', text(mean)],
    ['sd', text(standardDeviation)],
  ];
  return facts.filter(([, value]) => value !== '');
};

export const ColumnFacts = ({ column, rows }: { column: ColumnProfile; rows: number }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('column.facts')} aside={t(`semantic.${column.semanticType}`)}>
      <Card>
        <dl className={styles.grid}>
          {factsOf(column, rows, format).map(([name, value]) => (
            <div key={name} className={styles.pair}>
              <dt className={styles.term}>{t(`facts.${name}`)}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Section>
  );
};
