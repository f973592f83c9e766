import { makeStyles, tokens } from '@fluentui/react-components';
import { chart } from '../theme/chart-colors.js';

export interface IntervalBar {
  readonly label: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly text: string;
}

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(38%) 1fr auto',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '5px',
    marginTop: '8px',
  },
  label: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  track: { position: 'relative', height: '12px' },
  bar: { position: 'absolute', top: '1px', bottom: '1px', left: 0, borderRadius: '2px', forcedColorAdjust: 'none' },
  whisker: {
    position: 'absolute',
    top: '2px',
    bottom: '2px',
    minWidth: '2px',
    borderLeft: `1.5px solid ${tokens.colorNeutralForeground1}`,
    borderRight: `1.5px solid ${tokens.colorNeutralForeground1}`,
    boxSizing: 'border-box',
    '::after': {
      content: '""',
      position: 'absolute',
      top: '50%',
      left: 0,
      right: 0,
      borderTop: `1.5px solid ${tokens.colorNeutralForeground1}`,
      transform: 'translateY(-50%)',
    },
  },
  value: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** Sizes from zero, each with the interval it may lie in; negative ends are cut at zero. */
export const IntervalBars = ({ bars, reading }: { bars: readonly IntervalBar[]; reading: string }) => {
  const styles = useStyles();
  const top = Math.max(...bars.map(({ upper, value }) => Math.max(upper, value)), 0) || 1;
  const at = (value: number) => (Math.max(0, value) / top) * 100;
  return (
    <div role="img" aria-label={reading} className={styles.grid}>
      {bars.flatMap(({ label, value, lower, upper, text }) => [
        <span key={`${label} name`} className={styles.label} title={label}>
          {label}
        </span>,
        <span key={`${label} bar`} className={styles.track}>
          <span className={styles.bar} style={{ width: `${at(value)}%`, backgroundColor: chart.chart1 }} />
          <span className={styles.whisker} style={{ left: `${at(lower)}%`, width: `${at(upper) - at(lower)}%` }} />
        </span>,
        <span key={`${label} value`} className={styles.value}>
          {text}
        </span>,
      ])}
    </div>
  );
};
