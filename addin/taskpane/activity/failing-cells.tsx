import { makeStyles, tokens } from '@fluentui/react-components';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailingCell } from '../../functions/failing-cells.js';
import { CardList, Muted, Section } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { TextButton } from '../components/text-button.js';
import { useShowOnSheet } from '../workbook-access/use-show-on-sheet.js';

/** Formulas that show an error, with the reason their cell cannot carry. */
export interface FailingCellsSource {
  readonly list: () => readonly FailingCell[];
  readonly subscribe: (listener: () => void) => () => void;
}

const none: readonly FailingCell[] = [];
const nothing: FailingCellsSource = { list: () => none, subscribe: () => () => undefined };

const FailingCellsContext = createContext<FailingCellsSource>(nothing);
export const FailingCellsProvider = FailingCellsContext.Provider;

export const useFailingCells = (): readonly FailingCell[] => {
  const { subscribe, list } = useContext(FailingCellsContext);
  return useSyncExternalStore(subscribe, list);
};

const useStyles = makeStyles({
  item: { display: 'grid', gap: '2px', padding: '8px 12px' },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  name: { flex: 1, minWidth: 0, color: tokens.colorNeutralForeground3 },
});

export const FailingCellList = ({ wanted }: { wanted: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const show = useShowOnSheet();
  const cells = useFailingCells();
  const text = wanted.trim().toLowerCase();
  const shown = cells.filter(({ address, detail }) => `${address} ${detail}`.toLowerCase().includes(text));
  return (
    <Section title={t('activity.cellsTitle', { count: cells.length })}>
      <CardList>
        {shown.map(({ address, function: name, shows, detail }) => (
          <li key={address} className={styles.item}>
            <span className={styles.head}>
              <TextButton onClick={() => void show(address)}>{address}</TextButton>
              <span className={styles.name}>{`DV.${name}`}</span>
              <Tag tone="warning">{shows}</Tag>
            </span>
            <Muted>{detail}</Muted>
          </li>
        ))}
      </CardList>
    </Section>
  );
};
