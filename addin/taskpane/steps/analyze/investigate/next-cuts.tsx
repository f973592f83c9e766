import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Investigation } from '#shared/contract/investigations.js';
import { CardList, Muted, Section } from '../../../components/surface.js';
import { Tag } from '../../../components/tag.js';
import { useCutTitle } from './use-cut-title.js';

const useStyles = makeStyles({
  cut: {
    display: 'block',
    width: '100%',
    padding: '8px 12px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { display: 'flex', alignItems: 'center', gap: '6px', fontWeight: tokens.fontWeightSemibold },
});

interface NextCutsProps {
  readonly investigation: Investigation;
  readonly onCut: (id: string) => void;
}

type Advised = NonNullable<Investigation['advice']>;

/** Advice rests on more than names: what was found so far went to the model. */
const Sent = ({ advice: { model } }: { advice: Advised }) => {
  const { t } = useTranslation();
  return (
    <Muted>
      {t('investigate.sent', { model: model.model, values: t('privacy.values', { count: model.valuesSent }) })}
    </Muted>
  );
};

/** Where to look next, the most promising first, each with the figure that speaks for it. */
export const NextCuts = ({ investigation: { proposals, advice }, onCut }: NextCutsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const titleOf = useCutTitle();
  if (proposals.length === 0) return <Muted>{t('investigate.nothingLeft')}</Muted>;
  return (
    <Section title={t('investigate.next')}>
      <CardList>
        {proposals.map((cut) => (
          <li key={cut.id}>
            <button type="button" className={styles.cut} onClick={() => onCut(cut.id)}>
              <span className={styles.name}>
                {titleOf(cut)}
                {advice?.cut === cut.id && <Tag tone="brand">{t('investigate.advised')}</Tag>}
              </span>
              <Muted>{advice?.cut === cut.id ? advice.because : cut.reason}</Muted>
            </button>
          </li>
        ))}
      </CardList>
      {advice && <Sent advice={advice} />}
    </Section>
  );
};
