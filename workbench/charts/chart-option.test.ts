import { describe, expect, it } from 'vitest';
import type { EChartsCoreOption } from 'echarts/core';
import { MemoryBook } from '../book/memory-book.js';
import type { ChartRecord } from '../book/records.js';
import { newChart, seriesFrom } from '../model/chart-source.js';
import { chartData } from './chart-data.js';
import { chartKind } from './chart-kind.js';
import { chartOption } from './chart-option.js';

const cells = [
  ['Region', 'Q3 2025', 'Q3 2026'],
  ['North', 412.6, 335.8],
  ['East', '', 276.2],
];

function draw(type: string, change: (chart: ChartRecord) => void = () => undefined): Record<string, unknown> {
  const book = new MemoryBook();
  const sheet = book.activeSheet();
  const area = { sheet, row: 0, column: 0, rows: 3, columns: 3 };
  book.write(area, cells);
  const chart = { ...newChart('c', 'Chart 1', sheet, type), ...seriesFrom(book, area, 'Auto') };
  change(chart);
  const option: EChartsCoreOption = chartOption(chart, chartData(book, chart), (value) => `<${value}>`);
  return option as Record<string, unknown>;
}

describe('series', () => {
  it('come from the columns, named by the header, in the theme colours, blanks not drawn', () => {
    const { series, xAxis } = draw('ColumnClustered');
    expect(series).toMatchObject([
      { type: 'bar', name: 'Q3 2025', data: [412.6, null], itemStyle: { color: '#156082' } },
      { type: 'bar', name: 'Q3 2026', data: [335.8, 276.2], itemStyle: { color: '#E97132' } },
    ]);
    expect(xAxis).toMatchObject({ type: 'category', data: ['North', 'East'] });
  });

  it('draw dashes, weights and colours the add-in set', () => {
    const { series } = draw('Line', (chart) => {
      Object.assign(chart.series[1]?.line ?? {}, { style: 'Dash', weight: 1.5, color: '#B3430A' });
    });
    expect(series).toMatchObject([{ type: 'line' }, { lineStyle: { width: 2, color: '#B3430A', type: [6, 4] } }]);
  });

  it('stack, also to 100 percent', () => {
    expect(draw('ColumnStacked')['series']).toMatchObject([{ stack: 'all' }, { stack: 'all' }]);
    const { series } = draw('ColumnStacked100') as { series: { data: number[] }[] };
    expect(series[0]?.data[0]).toBeCloseTo(412.6 / (412.6 + 335.8));
  });

  it('lie on their side, turn to slices or to points', () => {
    expect(draw('BarClustered')).toMatchObject({ yAxis: { type: 'category' } });
    expect(draw('Doughnut')['series']).toMatchObject([{ type: 'pie', radius: ['45%', '70%'] }, { type: 'pie' }]);
    expect(draw('XYScatter')['series']).toMatchObject([{ type: 'scatter' }, { type: 'scatter' }]);
  });
});

it.each(['Line', 'LineMarkers', 'ColumnClustered', 'BarStacked100', 'Area', 'Pie', 'XYScatterLinesNoMarkers'])(
  'knows %s',
  (type) => expect(chartKind(type)).not.toBeNull(),
);
it.each(['Waterfall', 'Histogram', 'Treemap', ''])('does not know %j', (type) => expect(chartKind(type)).toBeNull());
