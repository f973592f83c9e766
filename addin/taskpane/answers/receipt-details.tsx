import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelUse, Receipt } from '#shared/answers/receipt.js';
import { shortRun } from '../../workbook/provenance.js';
import { Fact, Facts } from '../components/facts.js';
import { MessageText } from '../components/message-text.js';
import { TextButton } from '../components/text-button.js';
import { useShowOnSheet } from '../workbook-access/use-show-on-sheet.js';
import { useFormat } from '../wording/use-format.js';
import { Sql } from './sql.js';

const useStyles = makeStyles({
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
      <Facts>
        <Fact term={t('receipt.method')}>{receipt.method}</Fact>
        <Fact term={t('receipt.source')}>
          {source.kind === 'range' ? (
            <TextButton onClick={() => void show(source.label)}>{source.label}</TextButton>
          ) : (
            source.label
          )}
        </Fact>
        <Fact term={t('receipt.rows')}>
          {t('receipt.rowsReadUsed', { read: count(rowsRead), used: count(rowsUsed) })}
        </Fact>
        <Fact term={t('receipt.time')}>{receipt.cached ? `${time}. ${t('receipt.cached')}` : time}</Fact>
        {assumptions.length > 0 && (
          <Fact term={t('receipt.assumptions')}>
            <ul className={styles.notes}>
              {assumptions.map((assumption) => (
                <li key={assumption}>{assumption}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact term={t('receipt.engine')}>{receipt.engine}</Fact>
        <Fact term={t('receipt.ai')}>{model ? <ModelPart model={model} /> : t('receipt.aiNone')}</Fact>
      </Facts>
    </>
  );
};

/** What the co-pilot did, what it cost, and what it was sent. */
const ModelPart = ({ model }: { model: ModelUse }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { purpose, valuesSent, columnNamesSent, rowsSent, inputTokens, outputTokens, message } = model;
  const [shown, setShown] = useState(false);
  return (
    <>
      {t(valuesSent > 0 ? 'receipt.aiUsedValues' : 'receipt.aiUsed', {
        purpose,
        model: model.model,
        values: t('privacy.values', { count: valuesSent }),
        columns: t('privacy.columnNames', { count: columnNamesSent }),
        rows: t('source.rows', { count: rowsSent }),
      })}
      {inputTokens !== undefined &&
        `. ${t('receipt.cost', { sent: count(inputTokens), got: count(outputTokens ?? 0) })}`}{' '}
      {message && <TextButton onClick={() => setShown(!shown)}>{t('receipt.showMessage')}</TextButton>}
      {message && shown && <MessageText label={t('privacy.message')}>{message}</MessageText>}
    </>
  );
};
