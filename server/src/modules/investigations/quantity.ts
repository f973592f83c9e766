import type { Column } from '#shared/data/column.js';

const QUANTITY =
  /\b(units?|quantit(?:y|ies)|qty|pieces?|items?|volume|count|hours|nights|seats|tickets|menge|st\u00fcck|anzahl)\b/i;

/** The column that counts what is sold or done, by its name, so that volume can be told from price; null where there is none. */
export const quantityOf = (columns: readonly Column[], measure: string): string | null =>
  columns.find(
    ({ name, type, unit }) =>
      name !== measure &&
      (type === 'integer' || type === 'number') &&
      unit.kind === 'plain' &&
      QUANTITY.test(name.replaceAll('_', ' ')),
  )?.name ?? null;
