import { chart } from '../theme/chart-colors.js';

const WIDTH = 56;
const HEIGHT = 22;

interface MiniBarsProps {
  readonly values: readonly number[];
  /** All values differ: a distribution would say nothing. */
  readonly muted?: boolean;
  readonly marked?: ReadonlySet<number>;
}

/** A distribution as small as a word, for lists; the words beside it say the same. */
export const MiniBars = ({ values, muted = false, marked }: MiniBarsProps) => {
  const top = Math.max(...values, 0);
  if (values.length === 0 || top === 0)
    return <svg width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false" />;
  const gap = values.length > 20 ? 0.5 : 1.5;
  const width = (WIDTH - gap * (values.length - 1)) / values.length;
  const fillOf = (index: number) => {
    if (muted) return chart.chartMuted;
    return marked?.has(index) ? chart.chartNegative : chart.chart1;
  };
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {values.map((value, index) => {
        const tall = value === 0 ? 0 : Math.max(1, (value / top) * (HEIGHT - 2));
        const x = index * (width + gap);
        return (
          <rect key={index} x={x} y={HEIGHT - 1 - tall} width={width} height={tall} style={{ fill: fillOf(index) }} />
        );
      })}
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} style={{ stroke: chart.chartMuted }} />
    </svg>
  );
};
