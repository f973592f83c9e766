import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { FailingCellList, useFailingCells } from './failing-cells.js';
import { InsertionList } from './insertion-list.js';
import { LogLine } from './log-line.js';
import { RunList } from './run-list.js';
import { Segments } from './segments.js';

type View = 'written' | 'runs' | 'cells';

const useStyles = makeStyles({ search: { maxWidth: '100%', width: '100%', fontSize: tokens.fontSizeBase200 } });

/** Everything DataVision did: what stands in the workbook and can be undone, and every run. */
export const ActivityScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back } = useNavigation();
  const [view, setView] = useState<View>('written');
  const [searching, setSearching] = useState(false);
  const [wanted, setWanted] = useState('');
  const failing = useFailingCells().length;
  return (
    <>
      <PageHeader title={t('activity.title')}>
        <Button
          appearance="subtle"
          icon={<Search20Regular />}
          aria-label={t('activity.search')}
          aria-expanded={searching}
          onClick={() => {
            setSearching(!searching);
            setWanted('');
          }}
        />
      </PageHeader>
      <Screen title={t('activity.title')} onEscape={back}>
        {searching && (
          <SearchBox
            autoFocus
            className={styles.search}
            value={wanted}
            placeholder={t('activity.search')}
            aria-label={t('activity.search')}
            onChange={(_, { value }) => setWanted(value)}
          />
        )}
        <Segments
          label={t('activity.title')}
          value={view}
          onChange={setView}
          options={[
            { value: 'written', label: t('activity.written') },
            { value: 'runs', label: t('activity.runs') },
            ...(failing > 0 ? [{ value: 'cells' as const, label: t('activity.cells', { count: failing }) }] : []),
          ]}
        />
        {view === 'written' && <InsertionList wanted={wanted} />}
        {view === 'runs' && <RunList wanted={wanted} />}
        {view === 'cells' && <FailingCellList wanted={wanted} />}
        <LogLine />
      </Screen>
    </>
  );
};
