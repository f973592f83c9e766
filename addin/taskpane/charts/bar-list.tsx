import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { chart } from '../theme/chart-colors.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly tone?: 'total';
}

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(38%) 1fr auto',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '2px',
    margin: 0,
  },
  label: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  track: { position: 'relative', height: '11px' },
  bar: { position: 'absolute', top: 0, bottom: 0, borderRadius: '1px', minWidth: '1px' },
  axis: { position: 'absolute', top: '-2px', bottom: '-2px', width: '1px', backgroundColor: chart.chartAxis },
  value: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground1 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

const colorOf = ({ value, tone }: Bar) => {
  if (tone === 'total') return chart.chartTotal;
  return value < 0 ? chart.chartNegative : chart.chart1;
};

/** Where each bar starts and ends, in percent of the track; all share one zero line. `most` is the value of a full track. */
export const barLayout = (values: readonly number[], most = 0) => {
  const low = Math.min(0, ...values);
  const span = Math.max(most, ...values) - low || 1;
  const at = (value: number) => ((value - low) / span) * 100;
  return {
    zero: at(0),
    spans: values.map((value) => ({ left: at(Math.min(0, value)), width: (Math.abs(value) / span) * 100 })),
  };
};

interface BarListProps {
  readonly bars: readonly Bar[];
  readonly reading: string;
  readonly strongValues?: boolean;
  /** The value of a full bar, where lists below each other share one scale. */
  readonly most?: number;
}

/** Horizontal bars with their label and value beside them; falls are orange and carry their minus sign. */
export const BarList = ({ bars, reading, strongValues, most }: BarListProps) => {
  const styles = useStyles();
  const { zero, spans } = barLayout(
    bars.map(({ value }) => value),
    most,
  );
  const hasFalls = bars.some(({ value }) => value < 0);
  return (
    <div role="img" aria-label={reading} className={styles.grid}>
      {bars.map((bar, index) => (
        <BarRow key={index} {...{ bar, strongValues, hasFalls, zero }} span={spans[index] ?? { left: 0, width: 0 }} />
      ))}
    </div>
  );
};

interface BarRowProps {
  readonly bar: Bar;
  readonly span: { readonly left: number; readonly width: number };
  readonly zero: number;
  readonly hasFalls: boolean;
  readonly strongValues: boolean | undefined;
}

const BarRow = ({ bar, span, zero, hasFalls, strongValues }: BarRowProps) => {
  const styles = useStyles();
  return (
    <>
      <span className={styles.label} title={bar.label}>
        {bar.label}
      </span>
      <span className={styles.track}>
        <span
          className={styles.bar}
          style={{
            left: `${span.left}%`,
            width: `${span.width}%`,
            backgroundColor: colorOf(bar),
            forcedColorAdjust: 'none',
          }}
        />
        {hasFalls && <span className={styles.axis} style={{ left: `${zero}%` }} />}
      </span>
      <span className={mergeClasses(styles.value, strongValues && styles.strong)}>{bar.text}</span>
    </>
  );
};
