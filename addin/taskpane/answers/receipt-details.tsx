import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '#shared/answers/receipt.js';
import { shortRun } from '../../workbook/provenance.js';
import { TextButton } from '../components/text-button.js';
import { useShowOnSheet } from '../workbook-access/use-show-on-sheet.js';
import { useFormat } from '../wording/use-format.js';
import { Sql } from './sql.js';

const useStyles = makeStyles({
  pairs: { margin: 0, display: 'grid', gridTemplateColumns: 'minmax(60px, max-content) 1fr', gap: '3px 8px' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  notes: { margin: 0, padding: '0 0 0 14px' },
});

/** Query, source cells, rows read and used, time, run, and what a language model was told. */
export const ReceiptDetails = ({ receipt }: { receipt: Receipt }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, dayAndTime, duration } = useFormat();
  const show = useShowOnSheet();
  const { query, source, rowsRead, rowsUsed, startedAt, milliseconds, runId, model, assumptions } = receipt;
  const time = `${dayAndTime(startedAt)}, ${duration(milliseconds)}, ${t('receipt.run', { id: shortRun(runId) })}`;
  return (
    <>
      {query && <Sql text={query} label={t('receipt.query')} />}
      <dl className={styles.pairs}>
        <Pair term={t('receipt.method')}>{receipt.method}</Pair>
        <Pair term={t('receipt.source')}>
          {source.kind === 'range' ? (
            <TextButton onClick={() => void show(source.label)}>{source.label}</TextButton>
          ) : (
            source.label
          )}
        </Pair>
        <Pair term={t('receipt.rows')}>
          {t('receipt.rowsReadUsed', { read: count(rowsRead), used: count(rowsUsed) })}
        </Pair>
        <Pair term={t('receipt.time')}>{receipt.cached ? `${time}. ${t('receipt.cached')}` : time}</Pair>
        {assumptions.length > 0 && (
          <Pair term={t('receipt.assumptions')}>
            <ul className={styles.notes}>
              {assumptions.map((assumption) => (
                <li key={assumption}>{assumption}</li>
              ))}
            </ul>
          </Pair>
        )}
        <Pair term={t('receipt.engine')}>{receipt.engine}</Pair>
        <Pair term={t('receipt.ai')}>
          {model
            ? t(model.valuesSent > 0 ? 'receipt.aiUsedValues' : 'receipt.aiUsed', {
                purpose: model.purpose,
                model: model.model,
                values: t('privacy.values', { count: model.valuesSent }),
                columns: t('privacy.columnNames', { count: model.columnNamesSent }),
                rows: t('source.rows', { count: model.rowsSent }),
              })
            : t('receipt.aiNone')}
        </Pair>
      </dl>
    </>
  );
};

const Pair = ({ term, children }: { term: string; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
};
