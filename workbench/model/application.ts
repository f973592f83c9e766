import { invalidArgument } from '../host/api-error.js';
import { ModelObject } from './model.js';

export class NumberFormatInfo extends ModelObject {
  static override readonly className = 'NumberFormatInfo';
  static override readonly scalars = ['NumberDecimalSeparator', 'NumberGroupSeparator'];
  get NumberDecimalSeparator(): string {
    return this.#part('decimal');
  }
  get NumberGroupSeparator(): string {
    return this.#part('group');
  }
  #part(type: 'decimal' | 'group'): string {
    const parts = new Intl.NumberFormat(this.model.culture).formatToParts(12_345.6);
    return parts.find((part) => part.type === type)?.value ?? '';
  }
}

export class DatetimeFormatInfo extends ModelObject {
  static override readonly className = 'DatetimeFormatInfo';
  static override readonly scalars = [
    ...['DateSeparator', 'LongDatePattern', 'LongTimePattern', 'ShortDatePattern', 'TimeSeparator'],
  ];
  get DateSeparator(): string {
    return /[^dMy]/.exec(this.ShortDatePattern)?.[0] ?? '/';
  }
  get TimeSeparator(): string {
    return ':';
  }
  get ShortDatePattern(): string {
    const names: Readonly<Record<string, string>> = { day: 'd', month: 'M', year: 'yyyy' };
    return new Intl.DateTimeFormat(this.model.culture)
      .formatToParts(new Date(Date.UTC(2024, 0, 5)))
      .map((part) => names[part.type] ?? part.value)
      .join('');
  }
  get LongDatePattern(): string {
    return 'dddd, MMMM d, yyyy';
  }
  get LongTimePattern(): string {
    return 'h:mm:ss tt';
  }
}

export class CultureInfo extends ModelObject {
  static override readonly className = 'CultureInfo';
  static override readonly scalars = ['Name'];
  get Name(): string {
    return this.model.culture;
  }
  get NumberFormat(): NumberFormatInfo {
    return new NumberFormatInfo(this.model);
  }
  get DatetimeFormat(): DatetimeFormatInfo {
    return new DatetimeFormatInfo(this.model);
  }
}

const calculationModes = ['Automatic', 'AutomaticExceptTables', 'Manual'];

export class Application extends ModelObject {
  static override readonly className = 'Application';
  static override readonly scalars = [
    ...['CalculationEngineVersion', 'CalculationMode', 'CalculationState', 'DecimalSeparator'],
    ...['ThousandsSeparator', 'UseSystemSeparators'],
  ];

  get CalculationMode(): string {
    return String(this.book.objects.properties.get('calculationMode') ?? 'Automatic');
  }
  set CalculationMode(value: unknown) {
    if (!calculationModes.includes(String(value))) throw invalidArgument('Application.calculationMode');
    this.book.objects.properties.set('calculationMode', value);
  }
  /** Loads are answered after the calculation, so no other state can be seen. */
  get CalculationState(): string {
    return 'Done';
  }
  get CalculationEngineVersion(): number {
    return 191029;
  }
  get DecimalSeparator(): string {
    return this.CultureInfo.NumberFormat.NumberDecimalSeparator;
  }
  get ThousandsSeparator(): string {
    return this.CultureInfo.NumberFormat.NumberGroupSeparator;
  }
  get UseSystemSeparators(): boolean {
    return true;
  }
  get CultureInfo(): CultureInfo {
    return new CultureInfo(this.model);
  }
  Calculate(): void {
    this.book.calculate();
  }
  /** A batch is painted and calculated as one anyway. */
  SuspendApiCalculationUntilNextSync(): void {}
  SuspendScreenUpdatingUntilNextSync(): void {}
}
