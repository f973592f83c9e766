import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Card, Section } from '../../../components/surface.js';
import { useFormat } from '../../../wording/use-format.js';
import { sheetRows, type LoadTarget } from './load-state.js';

const targets = ['new-sheet', 'cell', 'server'] as const;

const useStyles = makeStyles({
  card: { padding: '2px 8px' },
  option: {
    '& label': {
      paddingTop: '5px',
      paddingBottom: '5px',
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
      color: tokens.colorNeutralForeground1,
    },
  },
  detail: { display: 'block', color: tokens.colorNeutralForeground3 },
});

interface LoadTargetsProps {
  readonly value: LoadTarget;
  readonly onChange: (target: LoadTarget) => void;
  readonly columns: number;
}

/** Where the table goes; each choice says what that means. */
export const LoadTargets = ({ value, onChange, columns }: LoadTargetsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <Section title={t('load.to')}>
      <Card className={styles.card}>
        <RadioGroup aria-label={t('load.to')} value={value} onChange={(_, data) => onChange(data.value as LoadTarget)}>
          {targets.map((target) => (
            <Radio
              key={target}
              className={styles.option}
              value={target}
              label={
                <>
                  <b>{t(`load.targets.${target}`)}</b>
                  <span className={styles.detail}>
                    {t(`load.targetDetails.${target}`, {
                      rows: target === 'server' ? '' : count(sheetRows(columns, target)),
                    })}
                  </span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Card>
    </Section>
  );
};
