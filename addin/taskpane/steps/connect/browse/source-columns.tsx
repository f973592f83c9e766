import { Button, makeStyles, ProgressBar, SearchBox } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceTableDescription } from '#shared/contract/connections.js';
import { Card, CardList, Muted, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { SourceColumnRow } from './source-column-row.js';
import type { TableFigures } from './use-table-figures.js';

const SEARCH_FROM = 12;
const FIRST_COLUMNS = 50;

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '100%', marginBottom: '6px' },
  line: { display: 'flex', gap: '8px', alignItems: 'center', marginTop: '6px' },
  grow: { flex: 1, minWidth: 0 },
});

interface SourceColumnsProps {
  readonly description: SourceTableDescription;
  readonly figures: TableFigures;
  /** The source can count every row itself. */
  readonly sharpens: boolean;
  readonly count: (value: number) => string;
}

/** The columns as the source declares them, and what it counted in them. */
export const SourceColumns = ({ description, figures, sharpens, count }: SourceColumnsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [limit, setLimit] = useState(FIRST_COLUMNS);
  const { columns } = description;
  const profiled = useMemo(
    () => new Map(figures.profile?.columns.map((column) => [column.name, column])),
    [figures.profile],
  );
  const shown = columns.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Section
      title={t('source.columns', { count: columns.length })}
      aside={figures.profile || figures.looking ? t('browse.missing') : null}
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
      {shown.length === 0 ? (
        <Card>
          <Muted>{t('column.noneFound', { text: wanted })}</Muted>
        </Card>
      ) : (
        <CardList>
          {shown.slice(0, limit).map((column) => (
            <SourceColumnRow
              key={column.name}
              column={column}
              description={description}
              profile={profiled.get(column.name)}
              profiledRows={figures.profile ? rowsCounted(figures.profile) : 0}
            />
          ))}
        </CardList>
      )}
      {shown.length > limit && (
        <div className={styles.line}>
          <Muted className={styles.grow}>{t('browse.someColumns', { shown: count(limit), count: shown.length })}</Muted>
          <TextButton onClick={() => setLimit(limit + 200)}>{t('browse.moreColumns')}</TextButton>
        </div>
      )}
      <Sharpness figures={figures} sharpens={sharpens} count={count} />
    </Section>
  );
};

/** Blanks were counted in all rows, or in those of the sample. */
const rowsCounted = ({ basics, rows, sampleRows }: NonNullable<TableFigures['profile']>): number =>
  basics === 'exact' ? rows : sampleRows;

/** How sure the figures are, and one press to count every row. */
const Sharpness = ({ figures, sharpens, count }: Pick<SourceColumnsProps, 'figures' | 'sharpens' | 'count'>) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { profile, looking, sharpening, error } = figures;
  if (error) return <Muted role="alert">{error.detail}</Muted>;
  if (sharpening) {
    return (
      <div className={styles.line}>
        <div className={styles.grow}>
          <Muted role="status">{t('browse.counting')}</Muted>
          <ProgressBar aria-label={t('browse.counting')} />
        </div>
        <Button size="small" onClick={figures.stop}>
          {t('running.cancel')}
        </Button>
      </div>
    );
  }
  if (looking) return <Muted role="status">{t('browse.looking')}</Muted>;
  if (!profile) return null;
  const sampled = profile.mode === 'fast' && profile.sampleRows < profile.rows;
  return (
    <div className={styles.line}>
      <Muted className={styles.grow}>
        {sampled ? t('browse.fromSample', { rows: count(profile.sampleRows) }) : t('browse.allRows')}
      </Muted>
      {sampled && sharpens && <TextButton onClick={figures.sharpen}>{t('browse.sharpen')}</TextButton>}
    </div>
  );
};
