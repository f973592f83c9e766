import { ModelObject, type Model } from './model.js';

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** What a worksheet function gave back. */
export class FunctionResult extends ModelObject {
  static override readonly className = 'FunctionResult';
  static override readonly scalars = ['Error', 'Value'];

  constructor(
    model: Model,
    private readonly result: number,
  ) {
    super(model);
  }
  get Value(): number {
    return this.result;
  }
  get Error(): string {
    return '';
  }
}

/** Excel's own functions, called without a cell. The workbench counts days from 1900. */
export class Functions extends ModelObject {
  static override readonly className = 'Functions';

  Date(year: unknown, month: unknown, day: unknown): FunctionResult {
    const moment = Date.UTC(Number(year), Number(month) - 1, Number(day));
    return new FunctionResult(this.model, (moment - EPOCH_1900) / DAY);
  }
}
