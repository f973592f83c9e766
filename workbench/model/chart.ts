import type { SheetArea } from '../book/address.js';
import type { ChartRecord } from '../book/records.js';
import { invalidArgument } from '../host/api-error.js';
import { acceptEvents } from '../host/api-object.js';
import { ModelCollection } from './collection.js';
import { ChartAreaFormat, ChartAxes, ChartLegend, ChartPart, ChartTitle } from './chart-format.js';
import { ChartSeriesCollection } from './chart-series.js';
import { newChart, seriesFrom } from './chart-source.js';
import { areaAt, assertWritable } from './guards.js';
import { mapProperties } from './members.js';
import type { Model } from './model.js';
import { Range } from './range.js';
import type { Worksheet } from './worksheet.js';

export class Chart extends ChartPart {
  static override readonly className = 'Chart';
  static override readonly scalars = [
    ...['ChartType', 'DisplayBlanksAs', 'Height', 'Id', 'Left', 'Name', 'PlotBy', 'Top', 'Width'],
  ];

  override identity() {
    return { key: 'Id', value: this.chart.id } as const;
  }
  get Id(): string {
    return this.chart.id;
  }
  get PlotBy(): string {
    return this.chart.seriesBy;
  }
  get Title(): ChartTitle {
    return new ChartTitle(this.model, this.chart);
  }
  get Legend(): ChartLegend {
    return new ChartLegend(this.model, this.chart);
  }
  get Axes(): ChartAxes {
    return new ChartAxes(this.model, this.chart);
  }
  get Series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.model, this.chart);
  }
  get Format(): ChartAreaFormat {
    return new ChartAreaFormat(this.model, this.chart);
  }
  get Worksheet(): Worksheet {
    return this.model.worksheet(this.chart.sheet);
  }
  /** Covers the cells from the first to the last one; with one cell the size stays. */
  SetPosition(startCell: unknown, endCell: unknown = null): void {
    const start = this.#range(startCell);
    this.chart.left = start.Left;
    this.chart.top = start.Top;
    if (endCell !== null) {
      const end = this.#range(endCell);
      this.chart.width = end.Left + end.Width - start.Left;
      this.chart.height = end.Top + end.Height - start.Top;
    }
    this.changed();
  }
  SetData(source: unknown, seriesBy = 'Auto'): void {
    if (!(source instanceof Range)) throw invalidArgument('Chart.setData');
    Object.assign(this.chart, seriesFrom(this.book, source.area, seriesBy));
    this.changed();
  }
  Activate(): void {
    this.book.activate(this.chart.sheet);
  }
  Delete(): void {
    assertWritable(this.book, this.chart.sheet, 'Chart.delete');
    this.book.objects.remove('chart', this.book.objects.charts, this.chart);
  }
  #range(cell: unknown): Range {
    if (cell instanceof Range) return cell;
    return new Range(this.model, areaAt(this.book, cell, this.chart.sheet, 'Chart.setPosition'));
  }
}
mapProperties(Chart, {
  record: (part) => part.chart,
  fields: {
    Name: 'name',
    ChartType: 'type',
    Left: 'left',
    Top: 'top',
    Width: 'width',
    Height: 'height',
    DisplayBlanksAs: 'displayBlanksAs',
  },
  changed: (part) => part.changed(),
});
acceptEvents(Chart, ['ActivatedEvent', 'DeactivatedEvent']);

export class ChartCollection extends ModelCollection<Chart> {
  static override readonly className = 'ChartCollection';
  static override readonly scalars = ['Count'];
  constructor(
    model: Model,
    readonly sheet: string,
  ) {
    super(model);
  }

  items(): Chart[] {
    return this.book.objects.charts
      .filter((chart) => chart.sheet === this.sheet)
      .map((chart) => new Chart(this.model, chart));
  }

  Add(type: string, source: unknown, seriesBy = 'Auto'): Chart {
    if (!(source instanceof Range)) throw invalidArgument('ChartCollection.add');
    assertWritable(this.book, this.sheet, 'ChartCollection.add');
    const { objects } = this.book;
    const number = objects.nextId();
    const chart: ChartRecord = {
      ...newChart(`{C-${number}}`, `Chart ${this.items().length + 1}`, this.sheet, type),
      ...seriesFrom(this.book, this.#inUse(source.area), seriesBy),
    };
    const [only] = chart.series;
    chart.title.visible = chart.series.length === 1;
    chart.title.text = chart.series.length === 1 ? (only?.name ?? 'Chart Title') : 'Chart Title';
    chart.legend.visible = chart.series.length > 1 || /Pie|Doughnut/.test(type);
    objects.add('chart', objects.charts, chart);
    return new Chart(this.model, chart);
  }

  #inUse(area: SheetArea): SheetArea {
    return new Range(this.model, area).GetUsedRange(true).area;
  }
}
acceptEvents(ChartCollection, ['AddedEvent', 'DeletedEvent', 'ActivatedEvent', 'DeactivatedEvent']);
