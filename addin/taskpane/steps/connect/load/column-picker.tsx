import { Checkbox, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Muted, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { TypeIcon } from '../column-icon.js';
import type { LoadForm } from './use-load-form.js';

const SEARCH_FROM = 12;

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '100%', marginBottom: '6px' },
  list: {
    maxHeight: '232px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    margin: 0,
    padding: '2px 0',
    listStyleType: 'none',
  },
  item: { display: 'flex', alignItems: 'center', gap: '8px', paddingRight: '10px' },
  box: {
    flex: '1 1 auto',
    minWidth: 0,
    maxWidth: 'none',
    '& label': { paddingTop: '5px', paddingBottom: '5px', fontSize: '12px', overflowWrap: 'anywhere' },
  },
  type: {
    flexShrink: 1,
    minWidth: 0,
    maxWidth: '45%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '11px',
    color: tokens.colorNeutralForeground3,
  },
  none: { padding: '10px 12px' },
});

/** Which columns to read; the others never leave the source. */
export const ColumnPicker = ({ form }: { form: LoadForm }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const { columns, left, setLeft } = form;
  const shown = columns.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const all = left.size === 0;
  const toggle = (name: string, chosen: boolean) => {
    const next = new Set(left);
    if (chosen) next.delete(name);
    else next.add(name);
    setLeft(next);
  };
  return (
    <Section
      title={t('load.columns')}
      aside={
        <TextButton onClick={() => setLeft(all ? new Set(columns.map(({ name }) => name)) : new Set())}>
          {t(all ? 'load.none' : 'load.all')}
        </TextButton>
      }
    >
      {columns.length >= SEARCH_FROM && (
        <SearchBox
          className={styles.search}
          size="small"
          value={wanted}
          placeholder={t('column.search')}
          aria-label={t('column.search')}
          onChange={(_, { value }) => setWanted(value)}
        />
      )}
      <Card flush>
        {shown.length === 0 && <Muted className={styles.none}>{t('column.noneFound', { text: wanted })}</Muted>}
        <ul className={styles.list}>
          {shown.map(({ name, type, nativeType }) => (
            <li key={name} className={styles.item}>
              <Checkbox
                className={styles.box}
                checked={!left.has(name)}
                label={name}
                onChange={(_, { checked }) => toggle(name, checked === true)}
              />
              <span className={styles.type}>{nativeType}</span>
              <TypeIcon type={type} />
            </li>
          ))}
        </ul>
      </Card>
      {form.problem === 'noColumns' && <Muted role="alert">{t('load.problems.noColumns')}</Muted>}
    </Section>
  );
};
