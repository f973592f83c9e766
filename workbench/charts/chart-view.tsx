import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Book } from '../book/book.js';
import { chartData } from './chart-data.js';
import { chartOption } from './chart-option.js';

register([
  ...[BarChart, LineChart, PieChart, ScatterChart],
  ...[GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer],
]);

export interface ChartViewProps {
  readonly book: Book;
  readonly id: string;
  /** Calls back whenever this chart or a cell changed; returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
}

/** One chart over the cells. */
export function ChartView({ book, id, onChange }: ChartViewProps) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const container = element.current;
    if (!container) return;
    let drawing: ECharts | null = null;
    const draw = (): void => {
      const chart = book.objects.charts.find((record) => record.id === id);
      if (!chart || !drawing) return;
      const format = (value: number, pattern: string): string => book.formatNumber(value, pattern);
      drawing.setOption(chartOption(chart, chartData(book, chart), format), { notMerge: true });
    };
    const sizes = new ResizeObserver(() => {
      if (container.clientWidth === 0 || container.clientHeight === 0) return;
      if (drawing) return drawing.resize();
      drawing = init(container, null, { renderer: 'canvas' });
      draw();
    });
    sizes.observe(container);
    const stop = onChange(draw);
    return () => {
      stop();
      sizes.disconnect();
      drawing?.dispose();
    };
  }, [book, id, onChange]);

  return <div ref={element} className="wb-chart" role="img" aria-label={`Chart ${id}`} data-chart={id} />;
}
