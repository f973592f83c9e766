import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../wording/use-format.js';
import type { PlottedChart } from './chart-data.js';
import { chartOption } from './echart-option.js';
import { usePalette } from './palette.js';

register([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** One chart with axes, drawn on a canvas that follows the width of the pane. */
export const EChart = ({ plotted, height }: { plotted: PlottedChart; height: number }) => {
  const box = useRef<HTMLDivElement>(null);
  const palette = usePalette(box);
  const format = useFormat();
  const { t } = useTranslation();
  useEffect(() => {
    if (!box.current || !palette) return;
    const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
    const chart = init(box.current, null, { height });
    const words = { actual: t('charts.actual'), forecast: t('charts.forecast') };
    chart.setOption({ ...chartOption({ plotted, palette, format, words }), animation: !still, animationDuration: 200 });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [plotted, palette, format, height, t]);
  return <div ref={box} role="img" aria-label={plotted.reading} style={{ height }} />;
};
