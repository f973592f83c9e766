import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastAnswer } from '../testing/forecast-answer.js';
import { createFormat } from '../wording/format.js';
import { barLayout } from './bar-list.js';
import { plottedChart } from './chart-data.js';
import { chartOption } from './echart-option.js';
import type { Palette } from './palette.js';

const format = createFormat('en');
const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const words = { actual: 'Actual', forecast: 'Forecast' };

describe('bars', () => {
  it('share one zero line and never leave the track', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const { zero, spans } = barLayout(values);
        for (const [index, { left, width }] of spans.entries()) {
          expect(left).toBeGreaterThanOrEqual(-1e-6);
          expect(left + width).toBeLessThanOrEqual(100 + 1e-6);
          const end = (values[index] ?? 0) < 0 ? left + width : left;
          expect(end).toBeCloseTo(zero, 4);
        }
      }),
    );
  });
});

describe('a forecast', () => {
  const chart = forecastAnswer.charts[0];
  const plotted = chart && plottedChart(chart, forecastAnswer.tables, { format, blank: '(blank)' });
  if (!plotted) throw new Error('the sample forecast has a chart');
  const option = chartOption({ plotted, palette, format, words }) as {
    series: {
      name: string;
      data: (number | null)[];
      lineStyle: { type?: number[] };
      markLine?: { data: { name: string }[] };
    }[];
    xAxis: { data: string[]; axisLabel: { interval: (index: number) => boolean } };
  };
  const of = (name: string) => option.series.find((series) => series.name === name);

  it('goes on dashed from the last known value', () => {
    expect(of('Forecast')?.data.slice(23, 26)).toEqual([415, 414, 467]);
    expect(of('Forecast')?.lineStyle.type).toEqual([4, 3]);
    expect(of('Actual')?.lineStyle.type).toBeUndefined();
  });

  it('names both sides of the boundary instead of a legend', () => {
    expect(of('Forecast')?.markLine?.data.map(({ name }) => name)).toEqual(['Actual', 'Forecast']);
    expect(option).not.toHaveProperty('legend');
  });

  it('fills the band between its bounds', () => {
    expect(of('band')?.data.slice(24, 26)).toEqual([72, 82]);
  });

  it('labels January and July', () => {
    const shown = option.xAxis.data.filter((_, index) => option.xAxis.axisLabel.interval(index));
    expect(shown).toEqual(['Jan 25', 'Jul 25', 'Jan 26', 'Jul 26', 'Jan 27']);
  });
});

describe('other charts', () => {
  const table = {
    name: 'T',
    columns: [
      { name: 'Month', type: 'date', unit: { kind: 'plain' }, decimals: null },
      { name: 'North', type: 'number', unit: { kind: 'plain' }, decimals: null },
      { name: 'South', type: 'number', unit: { kind: 'plain' }, decimals: null },
    ],
    rows: [
      ['2026-01-01', 1, -2],
      ['2026-02-01', 3, 4],
    ],
    totalRows: 2,
  } as Parameters<typeof plottedChart>[1][number];
  const series = [
    { name: 'North', column: 1, role: 'value' as const },
    { name: 'South', column: 2, role: 'value' as const },
  ];
  const chart = { title: '', caption: '', reading: '', table: 0, category: 0, series };

  it('label a few lines at their ends and need no legend', () => {
    const plotted = plottedChart({ ...chart, kind: 'line' }, [table], { format, blank: '(blank)' });
    const option = plotted && chartOption({ plotted, palette, format, words });
    expect(option).not.toHaveProperty('legend');
    expect(JSON.stringify(option)).toContain('"endLabel":{"show":true');
  });

  it('never draw a tooltip as markup', () => {
    for (const kind of ['line', 'stacked-column', 'scatter', 'doughnut'] as const) {
      const plotted = plottedChart({ ...chart, kind }, [table], { format, blank: '(blank)' });
      const option =
        plotted && (chartOption({ plotted, palette, format, words }) as { tooltip: { renderMode: string } });
      expect(option?.tooltip.renderMode).toBe('richText');
    }
  });

  it('are left out when they name cells that are not there', () => {
    expect(plottedChart({ ...chart, kind: 'line', table: 3 }, [table], { format, blank: '(blank)' })).toBeNull();
    expect(plottedChart({ ...chart, kind: 'line', category: 9 }, [table], { format, blank: '(blank)' })).toBeNull();
  });
});
