import type { FieldDef } from 'pg';
import type { BatchColumn, Value } from '../../values/record-batch.js';
import type { Ask } from './catalog.js';
import { converterOf, duckTypeOf } from './types.js';

/** Names and exact types of a result's columns, from the server's own words for them. */
export const columnsOfResult = async (
  fields: readonly FieldDef[],
  ask: Ask,
): Promise<{ columns: BatchColumn[]; convert: ((text: string) => Value)[] }> => {
  const names = await ask(
    'SELECT format_type(t::oid, m) FROM unnest($1::int8[], $2::int4[]) WITH ORDINALITY AS f(t, m, place) ORDER BY place',
    [fields.map((field) => field.dataTypeID), fields.map((field) => field.dataTypeModifier)],
  );
  const types = fields.map((field) => ({ oid: field.dataTypeID, modifier: field.dataTypeModifier }));
  return {
    columns: fields.map((field, index) => ({
      name: field.name,
      nativeType: names[index]?.[0] ?? 'unknown',
      type: duckTypeOf(types[index]!),
    })),
    convert: types.map(converterOf),
  };
};
