import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';
import { stepOf, steps, type Step } from '../app/places.js';
import { useFinishedSteps } from '../app/use-finished-steps.js';
import { CompactSteps } from './compact-steps.js';
import { useFits } from './use-fits.js';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    height: '40px',
    padding: '0 12px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
  list: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    height: '100%',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  step: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '3px',
    height: '100%',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px', borderRadius: '4px' },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      left: 0,
      right: 0,
      bottom: 0,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorBrandStroke1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  tick: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
});

/** Of the row, in a pane of 340 px. */
const LEAST_WIDTH = 316;

/** The five steps, all reachable at any time; one line with a menu where they do not fit. */
export const StepBar = () => {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { place, go } = useNavigation();
  const finished = useFinishedSteps();
  const current = stepOf(place) ?? 'connect';
  const { ref, fits } = useFits<HTMLUListElement>(`${i18n.language} ${[...finished].join()} ${current}`, LEAST_WIDTH);

  return (
    <nav aria-label={t('frame.steps')} className={styles.bar}>
      {fits ? (
        <ul ref={ref} aria-label={t('frame.steps')} className={styles.list}>
          {steps.map((step) => (
            <li key={step}>
              <StepButton
                step={step}
                current={step === current}
                finished={finished.has(step)}
                onOpen={() => go({ screen: step })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <CompactSteps ref={ref} current={current} finished={finished} onOpen={(step) => go({ screen: step })} />
      )}
    </nav>
  );
};

interface StepButtonProps {
  readonly step: Step;
  readonly current: boolean;
  readonly finished: boolean;
  readonly onOpen: () => void;
}

const StepButton = ({ step, current, finished, onOpen }: StepButtonProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const ticked = finished && !current;
  return (
    <button
      type="button"
      className={mergeClasses(styles.step, current && styles.current)}
      aria-current={current ? 'step' : undefined}
      aria-label={ticked ? t('frame.stepDone', { step: t(`steps.${step}`) }) : undefined}
      onClick={onOpen}
    >
      {ticked && <CheckmarkCircle16Filled className={styles.tick} />}
      {t(`steps.${step}`)}
    </button>
  );
};
