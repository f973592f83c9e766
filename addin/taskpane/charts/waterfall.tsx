import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BridgeStep } from '#shared/answers/bridge.js';
import { Muted } from '../components/surface.js';
import { chart } from '../theme/chart-colors.js';
import { useFormat } from '../wording/use-format.js';
import { waterfallLayout, type WaterfallLayout } from './waterfall-layout.js';

const HEIGHT = 96;
const LABEL_ROOM = 18;

const useStyles = makeStyles({
  figure: { margin: '8px 0 0' },
  plot: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    height: `${HEIGHT + LABEL_ROOM}px`,
    borderBottom: `1px solid ${chart.chartAxis}`,
  },
  step: { position: 'relative' },
  bar: {
    position: 'absolute',
    left: '14%',
    right: '14%',
    minHeight: '2px',
    borderRadius: '2px',
    forcedColorAdjust: 'none',
  },
  bridge: { position: 'absolute', left: '86%', width: '28%', borderTop: `1px dashed ${chart.chartAxis}` },
  value: {
    position: 'absolute',
    left: '-8px',
    right: '-8px',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  labels: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    marginTop: '3px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '13px',
    textAlign: 'center',
  },
  label: {
    padding: '0 1px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
  },
});

const colors: Readonly<Record<BridgeStep['kind'], string>> = {
  total: chart.chartTotal,
  rise: chart.chart1,
  fall: chart.chartNegative,
};

interface WaterfallProps {
  readonly labels: readonly string[];
  /** First and last are totals, all others changes between them. */
  readonly values: readonly number[];
  readonly reading: string;
}

/** How one total becomes another: each change hangs where the one before it ended. */
export const Waterfall = ({ labels, values, reading }: WaterfallProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { compact } = useFormat();
  const layout = waterfallLayout(values);
  return (
    <figure className={styles.figure}>
      <div className={styles.plot} role="img" aria-label={reading}>
        {layout.steps.map((step, index) => (
          <Step key={index} {...{ step, layout }} value={values[index] ?? 0} last={index === values.length - 1} />
        ))}
      </div>
      <div className={styles.labels} aria-hidden="true">
        {labels.map((label, index) => (
          <span key={index} className={styles.label} title={label}>
            {label}
          </span>
        ))}
      </div>
      {layout.axis > 0 && <Muted>{t('findings.axisStarts', { value: compact(layout.axis) })}</Muted>}
    </figure>
  );
};

interface StepProps {
  readonly step: BridgeStep;
  readonly layout: WaterfallLayout;
  readonly value: number;
  readonly last: boolean;
}

const Step = ({ step: { kind, from, to }, layout: { axis, heightOf }, value, last }: StepProps) => {
  const styles = useStyles();
  const { compact } = useFormat();
  const foot = kind === 'total' ? heightOf(Math.max(0, axis)) : heightOf(from);
  const [low, high] = [Math.min(foot, heightOf(to)), Math.max(foot, heightOf(to))];
  const text = kind === 'rise' && value > 0 ? `+${compact(value)}` : compact(value);
  return (
    <div className={styles.step}>
      <span className={styles.value} style={{ bottom: `${high * HEIGHT + 2}px` }}>
        {text}
      </span>
      <span
        className={styles.bar}
        style={{
          bottom: `${low * HEIGHT}px`,
          height: `${(high - low) * HEIGHT}px`,
          backgroundColor: colors[kind],
        }}
      />
      {!last && <span className={styles.bridge} style={{ bottom: `${heightOf(to) * HEIGHT}px` }} />}
    </div>
  );
};
