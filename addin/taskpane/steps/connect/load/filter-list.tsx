import { Button, Input, makeStyles, Select } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslation } from 'react-i18next';
import { Card, Muted, Section } from '../../../components/surface.js';
import { draftProblem, needsValue, operatorsOf, type FilterDraft, type Operator } from './filter-draft.js';
import type { LoadForm } from './use-load-form.js';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '8px' },
  filter: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1fr) 24px',
    gap: '4px',
    alignItems: 'center',
    '@media (max-width: 319px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 24px' },
  },
  control: {
    minWidth: 0,
    width: '100%',
    '& select': { minWidth: 0, paddingLeft: '8px', paddingRight: '24px', textOverflow: 'ellipsis', fontSize: '12px' },
    '& input': { minWidth: 0, width: '100%' },
  },
  gone: { visibility: 'hidden' },
  problem: { marginTop: '2px' },
});

const newDraft = (form: LoadForm): FilterDraft => {
  const [first] = form.columns;
  return { column: first?.name ?? '', operator: '=', text: '' };
};

/** Conditions the source checks itself; all of them must hold. */
export const FilterList = ({ form }: { form: LoadForm }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { filters, setFilters } = form;
  const add = (
    <Button
      appearance="subtle"
      size="small"
      icon={<Add16Regular />}
      onClick={() => setFilters([...filters, newDraft(form)])}
    >
      {t('load.addFilter')}
    </Button>
  );
  return (
    <Section title={t('load.filters')} aside={add}>
      {filters.length === 0 ? (
        <Muted>{t('load.noFilters')}</Muted>
      ) : (
        <Card>
          <div className={styles.list}>
            {filters.map((draft, index) => (
              <FilterLine
                key={index}
                draft={draft}
                form={form}
                onChange={(next) => setFilters(filters.with(index, next))}
                onRemove={() => setFilters(filters.toSpliced(index, 1))}
              />
            ))}
          </div>
        </Card>
      )}
    </Section>
  );
};

interface FilterLineProps {
  readonly draft: FilterDraft;
  readonly form: LoadForm;
  readonly onChange: (draft: FilterDraft) => void;
  readonly onRemove: () => void;
}

const FilterLine = ({ draft, form, onChange, onRemove }: FilterLineProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const type = form.columns.find(({ name }) => name === draft.column)?.type ?? 'text';
  const choices = operatorsOf(type);
  const problem = draftProblem(draft, form.columns);
  const chooseColumn = (column: string) => {
    const next = form.columns.find(({ name }) => name === column)?.type ?? 'text';
    onChange({ ...draft, column, operator: operatorsOf(next).includes(draft.operator) ? draft.operator : '=' });
  };
  return (
    <div role="group" aria-label={t('load.filter', { column: draft.column })}>
      <div className={styles.filter}>
        <Select
          className={styles.control}
          aria-label={t('load.column')}
          value={draft.column}
          onChange={(_, { value }) => chooseColumn(value)}
        >
          {form.columns.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        <Select
          className={styles.control}
          aria-label={t('load.condition')}
          value={draft.operator}
          onChange={(_, { value }) => onChange({ ...draft, operator: value as Operator })}
        >
          {choices.map((operator) => (
            <option key={operator} value={operator}>
              {t(`load.operators.${operator}`)}
            </option>
          ))}
        </Select>
        <Input
          className={needsValue(draft.operator) ? styles.control : styles.gone}
          aria-label={t('load.value')}
          value={draft.text}
          placeholder={t(
            draft.operator === 'one-of'
              ? 'load.values'
              : type === 'date' || type === 'datetime'
                ? 'load.date'
                : 'load.value',
          )}
          onChange={(_, { value }) => onChange({ ...draft, text: value })}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={t('load.removeFilter', { column: draft.column })}
          onClick={onRemove}
        />
      </div>
      {problem && draft.text !== '' && (
        <Muted role="alert" className={styles.problem}>
          {t(`load.problems.${problem}`)}
        </Muted>
      )}
    </div>
  );
};
