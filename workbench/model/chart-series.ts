import type { ChartRecord, SeriesRecord } from '../book/records.js';
import { invalidArgument } from '../host/api-error.js';
import { ModelCollection } from './collection.js';
import { ChartDataLabels, ChartFill, ChartLineFormat, ChartPart, newLabels } from './chart-format.js';
import { newSeries } from './chart-source.js';
import { mapProperties } from './members.js';
import type { Model } from './model.js';
import { Range } from './range.js';

abstract class SeriesPart extends ChartPart {
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly series: SeriesRecord,
  ) {
    super(model, chart);
  }
}

export class ChartSeriesFormat extends SeriesPart {
  static override readonly className = 'ChartSeriesFormat';
  get Line(): ChartLineFormat {
    return new ChartLineFormat(this.model, this.chart, this.series.line);
  }
  get Fill(): ChartFill {
    return new ChartFill(this.model, this.chart, (color) => (this.series.fill = color ?? 'transparent'));
  }
}

export class ChartPointFormat extends SeriesPart {
  static override readonly className = 'ChartPointFormat';
  constructor(
    model: Model,
    chart: ChartRecord,
    series: SeriesRecord,
    readonly index: number,
  ) {
    super(model, chart, series);
  }
  get Fill(): ChartFill {
    const { pointFills } = this.series;
    return new ChartFill(this.model, this.chart, (color) => pointFills.set(this.index, color ?? 'transparent'));
  }
}

export class ChartPoint extends SeriesPart {
  static override readonly className = 'ChartPoint';
  static override readonly scalars = ['Value'];
  constructor(
    model: Model,
    chart: ChartRecord,
    series: SeriesRecord,
    readonly index: number,
  ) {
    super(model, chart, series);
  }
  override identity() {
    return { key: '_Id', value: this.index } as const;
  }
  get Value(): unknown {
    return this.series.values ? (this.book.values(this.series.values).flat()[this.index] ?? null) : null;
  }
  get Format(): ChartPointFormat {
    return new ChartPointFormat(this.model, this.chart, this.series, this.index);
  }
}

export class ChartPointsCollection extends ModelCollection<ChartPoint> {
  static override readonly className = 'ChartPointsCollection';
  static override readonly scalars = ['Count'];
  constructor(
    model: Model,
    readonly chart: ChartRecord,
    readonly series: SeriesRecord,
  ) {
    super(model);
  }
  items(): ChartPoint[] {
    const { values } = this.series;
    const length = values ? values.rows * values.columns : 0;
    return Array.from({ length }, (_, i) => new ChartPoint(this.model, this.chart, this.series, i));
  }
}

export class ChartSeries extends SeriesPart {
  static override readonly className = 'ChartSeries';
  static override readonly scalars = [
    ...['AxisGroup', 'ChartType', 'GapWidth', 'HasDataLabels', 'MarkerBackgroundColor', 'MarkerForegroundColor'],
    ...['MarkerSize', 'MarkerStyle', 'Name', 'Overlap', 'Smooth'],
  ];

  override identity() {
    return { key: '_Id', value: this.chart.series.indexOf(this.series) } as const;
  }
  get Name(): string {
    return this.series.name ?? `Series${this.chart.series.indexOf(this.series) + 1}`;
  }
  set Name(value: unknown) {
    this.series.name = String(value);
    this.changed();
  }
  get ChartType(): string {
    return this.series.type ?? this.chart.type;
  }
  set ChartType(value: unknown) {
    this.series.type = String(value);
    this.changed();
  }
  get HasDataLabels(): boolean {
    return this.series.dataLabels !== null;
  }
  set HasDataLabels(value: unknown) {
    this.series.dataLabels = value ? (this.series.dataLabels ?? newLabels()) : null;
    this.changed();
  }
  get DataLabels(): ChartDataLabels {
    return new ChartDataLabels(this.model, this.chart, (this.series.dataLabels ??= newLabels()));
  }
  get Format(): ChartSeriesFormat {
    return new ChartSeriesFormat(this.model, this.chart, this.series);
  }
  get Points(): ChartPointsCollection {
    return new ChartPointsCollection(this.model, this.chart, this.series);
  }
  SetValues(source: unknown): void {
    if (!(source instanceof Range)) throw invalidArgument('ChartSeries.setValues');
    this.series.values = source.area;
    this.changed();
  }
  SetXAxisValues(source: unknown): void {
    if (!(source instanceof Range)) throw invalidArgument('ChartSeries.setXAxisValues');
    this.series.categories = source.area;
    this.changed();
  }
  Delete(): void {
    this.chart.series.splice(this.chart.series.indexOf(this.series), 1);
    this.changed();
  }
}
mapProperties(ChartSeries, {
  record: (part) => part.series,
  fields: {
    AxisGroup: 'axisGroup',
    GapWidth: 'gapWidth',
    Overlap: 'overlap',
    Smooth: 'smooth',
    MarkerStyle: 'markerStyle',
    MarkerSize: 'markerSize',
    MarkerBackgroundColor: 'markerBackground',
    MarkerForegroundColor: 'markerForeground',
  },
  changed: (part) => part.changed(),
});

export class ChartSeriesCollection extends ModelCollection<ChartSeries> {
  static override readonly className = 'ChartSeriesCollection';
  static override readonly scalars = ['Count'];
  constructor(
    model: Model,
    readonly chart: ChartRecord,
  ) {
    super(model);
  }
  items(): ChartSeries[] {
    return this.chart.series.map((series) => new ChartSeries(this.model, this.chart, series));
  }
  /** The client library addresses series by position. */
  override item(key: string | number): ChartSeries | null {
    return this.items()[Number(key)] ?? null;
  }
  Add(name: string | null, index: number | null = null): ChartSeries {
    const series = newSeries(name ?? null);
    series.categories = this.chart.series[0]?.categories ?? null;
    this.chart.series.splice(index ?? this.chart.series.length, 0, series);
    this.book.objects.changed('chart', this.chart.id);
    return new ChartSeries(this.model, this.chart, series);
  }
}
