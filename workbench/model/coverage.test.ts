import { beforeAll, expect, it } from 'vitest';
import { ApiObject } from '../host/api-object.js';
import { startOffice, type OfficeWindow } from '../testing/office-window.js';
import * as application from './application.js';
import * as chart from './chart.js';
import * as chartFormat from './chart-format.js';
import * as chartSeries from './chart-series.js';
import * as comment from './comment.js';
import * as conditionalFormat from './conditional-format.js';
import * as keyValues from './key-values.js';
import * as name from './name.js';
import * as range from './range.js';
import * as rangeFormat from './range-format.js';
import * as sheetParts from './sheet-parts.js';
import * as table from './table.js';
import * as workbook from './workbook.js';
import * as worksheet from './worksheet.js';

const modules = [
  ...[application, chart, chartFormat, chartSeries, comment, conditionalFormat, keyValues, name],
  ...[range, rangeFormat, sheetParts, table, workbook, worksheet],
];

type ApiClass = typeof ApiObject;

const isApiClass = (value: unknown): value is ApiClass =>
  typeof value === 'function' &&
  value.prototype instanceof ApiObject &&
  typeof (value as ApiClass).className === 'string';

const emulated = modules.flatMap((module) => Object.values(module).filter(isApiClass));

/** Public wire names of a class: PascalCase members of its prototypes below ApiObject. */
function wireMembers(type: ApiClass): string[] {
  const names = new Set<string>();
  let prototype: object | null = type.prototype;
  while (prototype && prototype !== ApiObject.prototype) {
    for (const member of Object.getOwnPropertyNames(prototype)) if (/^[A-Z]/.test(member)) names.add(member);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return [...names];
}

let library: Record<string, { readonly prototype: object } | undefined>;

beforeAll(async () => {
  const { window } = await startOffice();
  library = (window as OfficeWindow).Excel as unknown as typeof library;
});

const clientName = (wire: string): string => wire.charAt(0).toLowerCase() + wire.slice(1);

it('emulates only classes that office.js has', () => {
  expect(emulated.length).toBeGreaterThan(50);
  expect(emulated.map((type) => type.className).filter((className) => !library[className])).toEqual([]);
});

it('emulates only members that office.js has', () => {
  // Collections inherit members Excel gives to most, not to all of them; those can never be asked for.
  const inherited = new Set(['Count', 'GetCount', 'GetItem', 'GetItemAt', 'GetItemOrNullObject']);
  const unknown = emulated.flatMap((type) =>
    wireMembers(type)
      .filter((member) => !inherited.has(member) && !(clientName(member) in (library[type.className]?.prototype ?? {})))
      .map((member) => `${type.className}.${clientName(member)}`),
  );
  expect(unknown).toEqual([]);
});

it('can load every property it says it loads', () => {
  const missing = emulated.flatMap((type) =>
    type.scalars
      .filter((scalar) => !(scalar in (type.prototype as object)))
      .map((scalar) => `${type.className}.${scalar}`),
  );
  expect(missing).toEqual([]);
});
