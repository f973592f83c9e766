import { Button, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Muted } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { useSource } from '../source/source-context.js';
import type { TableInFocus } from '../source/table-in-focus.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';

const useStyles = makeStyles({
  panel: {
    width: 'min(260px, calc(100vw - 56px))',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  address: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  source: { overflowWrap: 'anywhere' },
  legend: { marginTop: '4px', fontWeight: tokens.fontWeightSemibold },
  option: { minHeight: '28px', '& label': { paddingTop: '4px', paddingBottom: '4px', fontSize: '12px' } },
  switch: { marginLeft: '-8px', '& label': { fontSize: '12px' } },
});

const choices = { detect: null, headers: true, none: false } as const;
type Choice = keyof typeof choices;

const choiceOf = (headers: boolean | null): Choice => (headers === null ? 'detect' : headers ? 'headers' : 'none');

/** Everything about the table in focus: where it is, whether row 1 holds names, and whether to keep it. */
export const SourcePanel = ({ onDone }: { onDone: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const workbook = useWorkbook();
  const { table, error, pinned, elsewhere, pin, unpin, setHeaders } = useSource();
  if (!table) return <Muted>{error?.detail ?? t('source.nothing')}</Muted>;
  if (table.server) return <ServerPanel table={table} onDone={onDone} />;
  const usable = elsewhere && elsewhere.rows > 1;
  return (
    <div className={styles.panel}>
      <TextButton className={styles.address} onClick={() => void workbook.select(table.address)}>
        {table.address}
      </TextButton>
      <Muted>
        {t('source.size', {
          rows: t('source.rows', { count: table.dataRows }),
          columns: t('source.columns', { count: table.columns }),
        })}
        {table.remark && ` ${table.remark}`}
      </Muted>
      <RadioGroup
        aria-label={t('source.firstRow')}
        value={choiceOf(table.headers)}
        onChange={(_, { value }) => setHeaders(choices[value as Choice])}
      >
        <span className={styles.legend} aria-hidden="true">
          {t('source.firstRow')}
        </span>
        <Radio
          className={styles.option}
          value="detect"
          label={t(table.hasHeaders ? 'source.detectedHeaders' : 'source.detectedNone')}
        />
        <Radio className={styles.option} value="headers" label={t('source.isHeaders')} />
        <Radio className={styles.option} value="none" label={t('source.isData')} />
      </RadioGroup>
      <Switch
        className={styles.switch}
        checked={pinned}
        label={t('source.keep')}
        onChange={(_, { checked }) => (checked ? pin() : unpin())}
      />
      {usable && (
        <Button
          size="small"
          onClick={() => {
            pin(elsewhere);
            onDone();
          }}
        >
          {t('source.use', { source: elsewhere.table ?? elsewhere.address })}
        </Button>
      )}
    </div>
  );
};

/** A table the server holds: where it came from, and how to go back to the sheet. */
const ServerPanel = ({ table, onDone }: { table: TableInFocus; onDone: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { unpin } = useSource();
  return (
    <div className={styles.panel}>
      <b className={styles.source}>{table.address}</b>
      <Muted>
        {t('source.size', {
          rows: t('source.rows', { count: table.dataRows }),
          columns: t('source.columns', { count: table.columns }),
        })}{' '}
        {t('sources.keptOnServer')}
      </Muted>
      <Button
        size="small"
        onClick={() => {
          unpin();
          onDone();
        }}
      >
        {t('sources.backToSelection')}
      </Button>
    </div>
  );
};
