import type { AxisRecord, ChartRecord, LabelsRecord, LineStyle, TextStyle } from '../book/records.js';
import { mapProperties } from './members.js';
import { ModelObject, type Model } from './model.js';

/** A part of a chart: it shares the chart's record and tells the painter when it changed. */
export abstract class ChartPart extends ModelObject {
  constructor(
    model: Model,
    readonly chart: ChartRecord,
  ) {
    super(model);
  }
  changed(): void {
    this.book.objects.changed('chart', this.chart.id);
  }
}

const changed = (part: ChartPart): void => part.changed();

export class ChartFont extends ChartPart {
  static override readonly className = 'ChartFont';
  static override readonly scalars = ['Bold', 'Color', 'Italic', 'Name', 'Size', 'Underline'];
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly font: TextStyle,
  ) {
    super(model, chart);
  }
}
mapProperties(ChartFont, {
  record: (part) => part.font,
  fields: { Bold: 'bold', Color: 'color', Italic: 'italic', Name: 'name', Size: 'size', Underline: 'underline' },
  changed,
  defaults: { Bold: false, Italic: false, Color: '#595959', Name: 'Aptos Narrow', Size: 9, Underline: 'None' },
});

class Line extends ChartPart {
  static override readonly scalars = ['Color', 'LineStyle', 'Weight'];
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly line: LineStyle,
  ) {
    super(model, chart);
  }
  Clear(): void {
    this.line.style = 'None';
    this.changed();
  }
}
mapProperties(Line, {
  record: (part) => part.line,
  fields: { Color: 'color', LineStyle: 'style', Weight: 'weight' },
  changed,
  defaults: { Color: '#156082', LineStyle: 'Continuous', Weight: 2.25 },
});

export class ChartLineFormat extends Line {
  static override readonly className = 'ChartLineFormat';
}

export class ChartBorder extends Line {
  static override readonly className = 'ChartBorder';
}

/** Fills can be set but not read, in Excel too. */
export class ChartFill extends ChartPart {
  static override readonly className = 'ChartFill';
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly fill: (color: string | null) => void,
  ) {
    super(model, chart);
  }
  SetSolidColor(color: string): void {
    this.fill(color);
    this.changed();
  }
  Clear(): void {
    this.fill(null);
    this.changed();
  }
}

export class ChartAreaFormat extends ChartPart {
  static override readonly className = 'ChartAreaFormat';
  get Fill(): ChartFill {
    return new ChartFill(this.model, this.chart, (color) => (this.chart.fill = color));
  }
  get Border(): ChartBorder {
    return new ChartBorder(this.model, this.chart, this.chart.border);
  }
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.chart.font);
  }
}

export class ChartTitleFormat extends ChartPart {
  static override readonly className = 'ChartTitleFormat';
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.chart.title.font);
  }
}

export class ChartTitle extends ChartPart {
  static override readonly className = 'ChartTitle';
  static override readonly scalars = ['Overlay', 'Text', 'Visible'];
  get Format(): ChartTitleFormat {
    return new ChartTitleFormat(this.model, this.chart);
  }
  get Text(): string {
    return this.chart.title.text;
  }
  set Text(value: unknown) {
    this.chart.title.text = String(value);
    this.chart.title.visible = true;
    this.changed();
  }
}
mapProperties(ChartTitle, {
  record: (part) => part.chart.title,
  fields: { Visible: 'visible', Overlay: 'overlay' },
  changed,
});

export class ChartLegendFormat extends ChartPart {
  static override readonly className = 'ChartLegendFormat';
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.chart.legend.font);
  }
}

export class ChartLegend extends ChartPart {
  static override readonly className = 'ChartLegend';
  static override readonly scalars = ['Overlay', 'Position', 'Visible'];
  get Format(): ChartLegendFormat {
    return new ChartLegendFormat(this.model, this.chart);
  }
}
mapProperties(ChartLegend, {
  record: (part) => part.chart.legend,
  fields: { Visible: 'visible', Position: 'position', Overlay: 'overlay' },
  changed,
});

abstract class AxisPart extends ChartPart {
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly axis: AxisRecord,
  ) {
    super(model, chart);
  }
}

export class ChartAxisTitleFormat extends AxisPart {
  static override readonly className = 'ChartAxisTitleFormat';
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.axis.titleFont);
  }
}

export class ChartAxisTitle extends AxisPart {
  static override readonly className = 'ChartAxisTitle';
  static override readonly scalars = ['Text', 'Visible'];
  get Format(): ChartAxisTitleFormat {
    return new ChartAxisTitleFormat(this.model, this.chart, this.axis);
  }
  get Text(): string {
    return this.axis.title ?? '';
  }
  set Text(value: unknown) {
    this.axis.title = String(value);
    this.changed();
  }
  get Visible(): boolean {
    return this.axis.title !== null;
  }
  set Visible(value: unknown) {
    this.axis.title = value ? (this.axis.title ?? 'Axis Title') : null;
    this.changed();
  }
}

export class ChartAxisFormat extends AxisPart {
  static override readonly className = 'ChartAxisFormat';
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.axis.font);
  }
  get Line(): ChartLineFormat {
    return new ChartLineFormat(this.model, this.chart, this.axis.line);
  }
}

export class ChartGridlinesFormat extends AxisPart {
  static override readonly className = 'ChartGridlinesFormat';
  get Line(): ChartLineFormat {
    return new ChartLineFormat(this.model, this.chart, this.axis.gridline);
  }
}

export class ChartGridlines extends AxisPart {
  static override readonly className = 'ChartGridlines';
  static override readonly scalars = ['Visible'];
  constructor(
    model: Model,
    chart: ChartRecord,
    axis: AxisRecord,
    readonly which: 'majorGridlines' | 'minorGridlines',
  ) {
    super(model, chart, axis);
  }
  get Visible(): boolean {
    return this.axis[this.which];
  }
  set Visible(value: unknown) {
    this.axis[this.which] = Boolean(value);
    this.changed();
  }
  get Format(): ChartGridlinesFormat {
    return new ChartGridlinesFormat(this.model, this.chart, this.axis);
  }
}

export class ChartAxis extends AxisPart {
  static override readonly className = 'ChartAxis';
  static override readonly scalars = [
    ...['CategoryType', 'MajorUnit', 'Maximum', 'Minimum', 'NumberFormat', 'ReversePlotOrder', 'ScaleType'],
    ...['TickLabelPosition', 'TickLabelSpacing', 'Visible'],
  ];
  get Title(): ChartAxisTitle {
    return new ChartAxisTitle(this.model, this.chart, this.axis);
  }
  get Format(): ChartAxisFormat {
    return new ChartAxisFormat(this.model, this.chart, this.axis);
  }
  get MajorGridlines(): ChartGridlines {
    return new ChartGridlines(this.model, this.chart, this.axis, 'majorGridlines');
  }
  get MinorGridlines(): ChartGridlines {
    return new ChartGridlines(this.model, this.chart, this.axis, 'minorGridlines');
  }
}
mapProperties(ChartAxis, {
  record: (part) => part.axis,
  fields: {
    Visible: 'visible',
    Minimum: 'minimum',
    Maximum: 'maximum',
    MajorUnit: 'majorUnit',
    NumberFormat: 'numberFormat',
    ReversePlotOrder: 'reverse',
    CategoryType: 'categoryType',
    TickLabelPosition: 'tickLabelPosition',
    TickLabelSpacing: 'tickLabelSpacing',
    ScaleType: 'scaleType',
  },
  changed,
});

export class ChartAxes extends ChartPart {
  static override readonly className = 'ChartAxes';
  get CategoryAxis(): ChartAxis {
    return new ChartAxis(this.model, this.chart, this.chart.axes.category);
  }
  get ValueAxis(): ChartAxis {
    return new ChartAxis(this.model, this.chart, this.chart.axes.value);
  }
  GetItem(type: string, group: string | null = 'Primary'): ChartAxis {
    if (type === 'Category') return this.CategoryAxis;
    const { value, secondary } = this.chart.axes;
    return new ChartAxis(this.model, this.chart, group === 'Secondary' ? secondary : value);
  }
}

export class ChartDataLabelFormat extends ChartPart {
  static override readonly className = 'ChartDataLabelFormat';
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly labels: LabelsRecord,
  ) {
    super(model, chart);
  }
  get Font(): ChartFont {
    return new ChartFont(this.model, this.chart, this.labels.font);
  }
}

export class ChartDataLabels extends ChartPart {
  static override readonly className = 'ChartDataLabels';
  static override readonly scalars = ['NumberFormat', 'Position', 'ShowValue'];
  constructor(
    model: Model,
    chart: ChartRecord,
    readonly labels: LabelsRecord,
  ) {
    super(model, chart);
  }
  get Format(): ChartDataLabelFormat {
    return new ChartDataLabelFormat(this.model, this.chart, this.labels);
  }
}
mapProperties(ChartDataLabels, {
  record: (part) => part.labels,
  fields: { ShowValue: 'showValue', Position: 'position', NumberFormat: 'numberFormat' },
  changed,
});

export function newLabels(): LabelsRecord {
  return { showValue: true, position: 'None', numberFormat: 'General', font: {} };
}
