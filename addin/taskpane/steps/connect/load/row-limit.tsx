import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/surface.js';
import { useFormat } from '../../../wording/use-format.js';
import { Choice } from '../../analyze/choice.js';
import type { LoadForm } from './use-load-form.js';

const limits = [1_000, 10_000, 100_000, 1_000_000] as const;

/** How many rows are read at most; every reading that stops there says so. */
export const RowLimit = ({ form: { maxRows, setMaxRows } }: { form: LoadForm }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <Section title={t('load.rows')}>
      <Choice
        label={t('load.limit')}
        value={String(maxRows ?? '')}
        options={[
          { value: '', label: t('load.allRows') },
          ...limits.map((limit) => ({ value: String(limit), label: t('load.firstRows', { rows: count(limit) }) })),
        ]}
        onChange={(value) => setMaxRows(value === '' ? null : Number(value))}
      />
    </Section>
  );
};
