import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#shared/data/column.js';
import { TextButton } from '../../components/text-button.js';
import { explanatoryOf, furtherOf, mostColumns } from './forecast-columns.js';
import type { ForecastInputs } from './use-forecast.js';

const useStyles = makeStyles({
  more: { display: 'inline-flex', alignItems: 'center', gap: '4px', marginTop: '8px' },
  group: { margin: '8px 0 0', padding: 0, border: 0, minWidth: 0 },
  legend: { padding: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  boxes: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    maxHeight: '136px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
  },
  box: { minWidth: 0, '& label': { overflowWrap: 'anywhere' } },
});

interface MoreColumnsProps {
  readonly columns: readonly Column[];
  readonly inputs: ForecastInputs;
  readonly change: (next: Partial<ForecastInputs>) => void;
}

/** Further columns to forecast and columns that may explain them, out of the way until asked for. */
export const MoreColumns = ({ columns, inputs, change }: MoreColumnsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { further, explanatory } = inputs;
  const [open, setOpen] = useState(further.length + explanatory.length > 0);
  const others = furtherOf(columns, inputs);
  const helpers = explanatoryOf(columns, inputs);
  if (others.length + helpers.length === 0) return null;
  const Icon = open ? ChevronDown16Regular : ChevronRight16Regular;
  const chosen = [
    ...(further.length > 0 ? [t('forecast.also', { columns: further.join(', ') })] : []),
    ...(explanatory.length > 0 ? [t('forecast.helpedBy', { columns: explanatory.join(', ') })] : []),
  ];
  return (
    <>
      <TextButton className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon />
        {open || chosen.length === 0 ? t('forecast.more') : chosen.join(' · ')}
      </TextButton>
      {open && (
        <>
          <ColumnBoxes
            title={t('forecast.further')}
            options={others}
            chosen={further}
            most={mostColumns.further}
            onChange={(names) => change({ further: names })}
          />
          <ColumnBoxes
            title={t('forecast.explanatory')}
            options={helpers}
            chosen={explanatory}
            most={mostColumns.explanatory}
            onChange={(names) => change({ explanatory: names })}
          />
        </>
      )}
    </>
  );
};

interface ColumnBoxesProps {
  readonly title: string;
  readonly options: readonly Column[];
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChange: (names: readonly string[]) => void;
}

const ColumnBoxes = ({ title, options, chosen, most, onChange }: ColumnBoxesProps) => {
  const styles = useStyles();
  if (options.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.boxes}>
        {options.map(({ name }) => {
          const checked = chosen.includes(name);
          return (
            <Checkbox
              key={name}
              className={styles.box}
              label={name}
              checked={checked}
              disabled={!checked && chosen.length >= most}
              onChange={() => onChange(checked ? chosen.filter((one) => one !== name) : [...chosen, name])}
            />
          );
        })}
      </div>
    </fieldset>
  );
};
