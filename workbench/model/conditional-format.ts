import { intersect, type SheetArea } from '../book/address.js';
import type { ColorStop, ConditionalFormatRecord } from '../book/records.js';
import { itemNotFound, notImplemented } from '../host/api-error.js';
import { ModelCollection } from './collection.js';
import { assertWritable } from './guards.js';
import { mapProperties } from './members.js';
import { ModelObject, type Model } from './model.js';

abstract class FormatPart extends ModelObject {
  constructor(
    model: Model,
    readonly record: ConditionalFormatRecord,
  ) {
    super(model);
  }
  changed(): void {
    this.book.objects.changed('conditionalFormat', this.record.id);
  }
}

export class ConditionalDataBarPositiveFormat extends FormatPart {
  static override readonly className = 'ConditionalDataBarPositiveFormat';
  static override readonly scalars = ['FillColor', 'GradientFill'];
}
mapProperties(ConditionalDataBarPositiveFormat, {
  record: (part) => part.record.bar,
  fields: { FillColor: 'positive', GradientFill: 'gradient' },
  changed: (part) => part.changed(),
});

export class ConditionalDataBarNegativeFormat extends FormatPart {
  static override readonly className = 'ConditionalDataBarNegativeFormat';
  static override readonly scalars = ['FillColor'];
}
mapProperties(ConditionalDataBarNegativeFormat, {
  record: (part) => part.record.bar,
  fields: { FillColor: 'negative' },
  changed: (part) => part.changed(),
});

export class DataBarConditionalFormat extends FormatPart {
  static override readonly className = 'DataBarConditionalFormat';
  static override readonly scalars = ['ShowDataBarOnly'];

  get PositiveFormat(): ConditionalDataBarPositiveFormat {
    return new ConditionalDataBarPositiveFormat(this.model, this.record);
  }
  get NegativeFormat(): ConditionalDataBarNegativeFormat {
    return new ConditionalDataBarNegativeFormat(this.model, this.record);
  }
}
mapProperties(DataBarConditionalFormat, {
  record: (part) => part.record.bar,
  fields: { ShowDataBarOnly: 'barOnly' },
  changed: (part) => part.changed(),
});

interface Criterion {
  readonly type: string;
  readonly formula?: string | null;
  readonly color: string;
}

export class ColorScaleConditionalFormat extends FormatPart {
  static override readonly className = 'ColorScaleConditionalFormat';
  static override readonly scalars = ['Criteria', 'ThreeColorScale'];

  get ThreeColorScale(): boolean {
    return this.record.scale.length === 3;
  }
  get Criteria(): unknown {
    const [minimum, middle, maximum] = this.ThreeColorScale
      ? this.record.scale
      : [this.record.scale[0], undefined, this.record.scale[1]];
    return { minimum, maximum, ...(middle && { midpoint: middle }) };
  }
  set Criteria(value: unknown) {
    const { minimum, midpoint, maximum } = value as Record<'minimum' | 'midpoint' | 'maximum', Criterion | undefined>;
    const stops = [minimum, midpoint, maximum].filter((stop) => stop !== undefined && stop !== null);
    const scale: ColorStop[] = stops.map(({ type, formula, color }) => ({ type, formula: formula ?? null, color }));
    Object.assign(this.record, { scale });
    this.changed();
  }
}

export class ConditionalFormat extends FormatPart {
  static override readonly className = 'ConditionalFormat';
  static override readonly scalars = ['Id', 'Priority', 'StopIfTrue', 'Type'];

  override identity() {
    return { key: 'Id', value: this.record.id } as const;
  }
  get Id(): string {
    return this.record.id;
  }
  get Type(): string {
    return this.record.type;
  }
  get Priority(): number {
    return this.book.objects.conditionalFormats.indexOf(this.record);
  }
  get StopIfTrue(): boolean {
    return this.record.stopIfTrue;
  }
  set StopIfTrue(value: unknown) {
    this.record.stopIfTrue = Boolean(value);
    this.changed();
  }
  get DataBar(): DataBarConditionalFormat {
    const bar = this.DataBarOrNullObject;
    if (!bar) throw itemNotFound('ConditionalFormat.dataBar');
    return bar;
  }
  get DataBarOrNullObject(): DataBarConditionalFormat | null {
    return this.record.type === 'DataBar' ? new DataBarConditionalFormat(this.model, this.record) : null;
  }
  get ColorScale(): ColorScaleConditionalFormat {
    const scale = this.ColorScaleOrNullObject;
    if (!scale) throw itemNotFound('ConditionalFormat.colorScale');
    return scale;
  }
  get ColorScaleOrNullObject(): ColorScaleConditionalFormat | null {
    return this.record.type === 'ColorScale' ? new ColorScaleConditionalFormat(this.model, this.record) : null;
  }
  Delete(): void {
    this.book.objects.remove('conditionalFormat', this.book.objects.conditionalFormats, this.record);
  }
}

const excelBlueBar = '#638EC6';
const excelRedBar = '#FF0000';

export class ConditionalFormatCollection extends ModelCollection<ConditionalFormat> {
  static override readonly className = 'ConditionalFormatCollection';

  constructor(
    model: Model,
    readonly area: SheetArea,
  ) {
    super(model);
  }

  items(): ConditionalFormat[] {
    return this.book.objects.conditionalFormats
      .filter(({ area }) => area.sheet === this.area.sheet && intersect(area, this.area))
      .map((record) => new ConditionalFormat(this.model, record));
  }

  Add(type: string): ConditionalFormat {
    assertWritable(this.book, this.area.sheet, 'ConditionalFormatCollection.add');
    if (type !== 'DataBar' && type !== 'ColorScale') throw notImplemented('ConditionalFormatCollection', `add ${type}`);
    const { objects } = this.book;
    const record: ConditionalFormatRecord = {
      id: `{CF-${objects.nextId()}}`,
      area: this.area,
      type,
      stopIfTrue: false,
      bar: { positive: excelBlueBar, negative: excelRedBar, gradient: true, barOnly: false },
      scale: [],
    };
    objects.add('conditionalFormat', objects.conditionalFormats, record);
    return new ConditionalFormat(this.model, record);
  }
  ClearAll(): void {
    for (const format of this.items()) format.Delete();
  }
}
