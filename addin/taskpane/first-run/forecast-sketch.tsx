import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { chart } from '../theme/chart-colors.js';

const actual = [
  421, 474, 437, 342, 350, 408, 404, 419, 434, 431, 400, 456, 452, 509, 468, 366, 371, 425, 418, 428, 431, 399, 364,
  415,
];
const forecast = [415, 414, 467, 428, 336, 342, 391];
const upper = [415, 450, 508, 473, 385, 395, 447];
const lower = [415, 378, 426, 383, 287, 289, 335];

const WIDTH = 300;
const HEIGHT = 92;
const STEP = WIDTH / (actual.length + forecast.length - 2);

const x = (index: number) => index * STEP;
const y = (value: number) => HEIGHT - 4 - ((value - 270) / 250) * (HEIGHT - 20);
const path = (values: readonly number[], from: number) =>
  values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(from + index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');

const start = actual.length - 1;
const band = `${path(upper, start)} ${[...lower]
  .reverse()
  .map((value, index) => `L${x(start + lower.length - 1 - index).toFixed(1)} ${y(value).toFixed(1)}`)
  .join(' ')}Z`;

const useStyles = makeStyles({
  sketch: { display: 'block', width: '100%', maxWidth: '360px', height: 'auto', margin: '6px auto 0' },
  word: { fontSize: '10px', fill: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyBase },
});

/** The invented series of the example: solid, then dashed within its band. */
export const ForecastSketch = ({ reading }: { reading: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const line = { fill: 'none', strokeWidth: 2, strokeLinejoin: 'round' } as const;
  return (
    <svg className={styles.sketch} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={reading}>
      <path d={band} style={{ fill: chart.chartBand }} />
      <path d={path(upper, start)} {...line} strokeWidth={1} style={{ stroke: chart.chart1 }} />
      <path d={path(lower, start)} {...line} strokeWidth={1} style={{ stroke: chart.chart1 }} />
      <path d={path(actual, 0)} {...line} style={{ stroke: chart.chart1 }} />
      <path d={path(forecast, start)} {...line} strokeDasharray="4 3" style={{ stroke: chart.chart1 }} />
      <path d={`M${x(start)} 8V${HEIGHT}`} strokeDasharray="2 2" style={{ stroke: chart.chartAxis }} />
      <text x={x(start) - 4} y="12" textAnchor="end" className={styles.word}>
        {t('charts.actual')}
      </text>
      <text x={x(start) + 4} y="12" className={styles.word}>
        {t('charts.forecast')}
      </text>
    </svg>
  );
};
