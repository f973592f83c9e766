import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../frame/announcer.js';
import { useNavigation } from '../../../app/navigation.js';
import { CancelledCard } from '../../../analysis/cancelled-card.js';
import { Card, Finding, Muted } from '../../../components/surface.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useFormat } from '../../../wording/use-format.js';
import { useShowOnSheet } from '../../../workbook-access/use-show-on-sheet.js';
import { useConnect } from '../use-connect.js';
import { DatasetPreview } from '../sources/server-table-card.js';
import { LoadProgressCard } from './load-progress-card.js';
import { rowLimit, type LoadState } from './load-state.js';

const useStyles = makeStyles({
  preview: { marginTop: '10px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '10px' },
});

interface LoadOutcomeProps {
  readonly state: Exclude<LoadState, { status: 'idle' }>;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly onClear: () => void;
}

/** A load in all its states: reading, writing, done, failed, cancelled. */
export const LoadOutcome = ({ state, onCancel, onAgain, onClear }: LoadOutcomeProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  useOutcomeAnnounced(state);
  switch (state.status) {
    case 'reading':
    case 'writing':
      return <LoadProgressCard state={state} onCancel={onCancel} />;
    case 'done':
      return <LoadedCard state={state} onClear={onClear} />;
    case 'failed':
      return (
        <ProblemCard
          error={state.error}
          ways={[
            { title: t('load.change'), verb: t('load.changeVerb'), run: onClear },
            { title: t('ways.again'), detail: t('ways.againDetail'), verb: t('ways.againVerb'), run: onAgain },
          ]}
        />
      );
    case 'cancelled':
      return (
        <>
          <CancelledCard />
          <div className={styles.actions}>
            <Button onClick={onClear}>{t('load.changeVerb')}</Button>
            <Button onClick={onAgain}>{t('ways.againVerb')}</Button>
          </div>
        </>
      );
  }
};

const useOutcomeAnnounced = (state: LoadOutcomeProps['state']) => {
  const announce = useAnnounce();
  const { t } = useTranslation();
  const { count } = useFormat();
  useEffect(() => {
    if (state.status === 'done')
      announce(t('load.done', { table: state.dataset.name, rows: count(state.dataset.rows) }));
    if (state.status === 'failed') announce(state.error.detail, 'assertive');
    if (state.status === 'cancelled') announce(t('running.cancelled'));
  }, [state, announce, t, count]);
};

type Done = Extract<LoadState, { status: 'done' }>;

const useDoneWords = ({ dataset, insertion, rowsOnSheet, request }: Done) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const limit = rowLimit(request.origin);
  const where = insertion
    ? rowsOnSheet < dataset.rows
      ? t('load.partOnSheet', { shown: count(rowsOnSheet), total: count(dataset.rows), sheet: insertion.sheet })
      : t('load.onSheet', { count: rowsOnSheet, sheet: insertion.sheet })
    : t('load.onServer', { count: dataset.rows });
  const stopped = limit !== null && dataset.rows >= limit ? t('load.stoppedAtLimit', { rows: count(limit) }) : null;
  return [where, stopped, ...dataset.warnings].filter((text) => text !== null);
};

/** What arrived, where it stands, what to know of it, and what to do with it next. */
const LoadedCard = ({ state, onClear }: { state: Done; onClear: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { count, duration } = useFormat();
  const show = useShowOnSheet();
  const { profile } = useConnect();
  const { dataset, insertion, milliseconds } = state;
  const words = useDoneWords(state);
  return (
    <Card raised>
      <Finding>{t('load.done', { table: dataset.name, rows: count(dataset.rows) })}</Finding>
      {words.map((text) => (
        <Muted key={text}>{text}</Muted>
      ))}
      <Muted>{t('load.took', { time: duration(milliseconds), source: dataset.source.label })}</Muted>
      {!insertion && (
        <div className={styles.preview}>
          <DatasetPreview id={dataset.id} />
        </div>
      )}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          onClick={() => {
            void profile();
            go({ screen: 'connect' });
          }}
        >
          {t('load.profile')}
        </Button>
        <Button onClick={() => go({ screen: 'analyze' })}>{t('load.ask')}</Button>
        {insertion && <Button onClick={() => void show(insertion.address)}>{t('load.show')}</Button>}
        <Button appearance="subtle" onClick={onClear}>
          {t('load.more')}
        </Button>
      </div>
    </Card>
  );
};
