import { tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { chart } from '../../theme/chart-colors.js';

const SIZE = 48;
const STROKE = 5;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

/** The quality score as a ring, from 0 to 100. */
export const QualityRing = ({ score }: { score: number }) => {
  const { t } = useTranslation();
  const circle = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, fill: 'none', strokeWidth: STROKE };
  return (
    <svg
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={t('connect.quality', { score })}
      style={{ flexShrink: 0 }}
    >
      <circle {...circle} style={{ stroke: tokens.colorNeutralBackground6 }} />
      {score > 0 && (
        <circle
          {...circle}
          strokeLinecap="round"
          strokeDasharray={`${(LENGTH * score) / 100} ${LENGTH}`}
          transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
          style={{ stroke: chart.chart1 }}
        />
      )}
      <text
        x={SIZE / 2}
        y={SIZE / 2 + 6}
        textAnchor="middle"
        fontSize="16"
        style={{ fill: tokens.colorNeutralForeground1, fontWeight: 600, fontFamily: tokens.fontFamilyBase }}
      >
        {score}
      </text>
    </svg>
  );
};
