import { makeStyles, tokens } from '@fluentui/react-components';
import { chart } from '../theme/chart-colors.js';

const useStyles = makeStyles({
  figure: { margin: 0 },
  plot: { display: 'block', width: '100%', overflow: 'visible' },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    marginTop: '2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface ColumnBarsProps {
  readonly values: readonly number[];
  readonly reading: string;
  /** Texts under the axis, spread from left to right. */
  readonly ticks: readonly string[];
  readonly height?: number;
  /** Bars to draw in the colour of outliers. */
  readonly marked?: ReadonlySet<number>;
  readonly titles?: readonly string[];
}

const WIDTH = 300;

/** Upright bars from zero, as wide as the card: distributions and short series. */
export const ColumnBars = ({ values, reading, ticks, height = 84, marked, titles }: ColumnBarsProps) => {
  const styles = useStyles();
  const top = Math.max(...values, 0) || 1;
  const step = WIDTH / values.length;
  const gap = Math.min(2, step * 0.15);
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${WIDTH} ${height}`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={reading}
      >
        {values.map((value, index) => {
          const tall = value > 0 ? Math.max(1, (value / top) * (height - 2)) : 0;
          const fill = marked?.has(index) ? chart.chartNegative : chart.chart1;
          return (
            <rect
              key={index}
              x={index * step + gap / 2}
              y={height - 1 - tall}
              width={step - gap}
              height={tall}
              style={{ fill }}
            >
              {titles?.[index] && <title>{titles[index]}</title>}
            </rect>
          );
        })}
        <path
          d={`M0 ${height - 0.5}H${WIDTH}`}
          style={{ stroke: chart.chartMuted }}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick, index) => (
          <span key={index}>{tick}</span>
        ))}
      </div>
    </figure>
  );
};
