import type { Expression } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import type { Builder } from './builder.js';
import { type Shown, same } from './shown.js';

/** "status of the city" is about cities, "hometowns of two or more gymnasts" about hometowns. */
const isAboutRows = (builder: Builder, entity: string, shown: readonly Expression[]): boolean => {
  const columns = shown.flatMap((value) => (value.kind === 'column' ? [value.column] : []));
  const label = builder.label(entity);
  const identified = columns.some(
    (name) =>
      (label.kind === 'column' && label.column === name) ||
      builder.table(entity)?.columns.find((column) => column.name === name)?.primary,
  );
  const named = [...builder.draft.context, ...builder.draft.selects.flatMap(({ mention }) => mention ?? [])].some(
    (mention) =>
      mention.candidates.some(
        ({ table, column, score }) =>
          table === entity && score > 0.9 && (column === null || mention.text.includes(' of ')),
      ),
  );
  return identified || named;
};

/** The key rows are counted by: the entity's own, when the counted rows belong to another table. */
export const entityGroup = (
  builder: Builder,
  entity: string,
  shown: readonly Shown[],
  others: boolean,
): Expression[] => {
  const plain = shown.filter(({ aggregate }) => !aggregate).map(({ value }) => value);
  const key = others ? builder.primaryKey(entity) : null;
  const keyColumn = key ? builder.column(entity, key) : null;
  const onlyEntity = plain.every((value) => value.kind === 'column' && value.table === entity);
  if (!keyColumn || !onlyEntity || !isAboutRows(builder, entity, plain)) return plain;
  return [keyColumn, ...plain.filter((value) => !same(value, keyColumn))];
};

/** Groups are never merged; the reader is told when some differ only in case or blanks. */
const noteSpellings = (builder: Builder, info: ColumnInfo | undefined): void => {
  const ways = info?.values.length ?? 0;
  const folded = new Set(info?.values.map((value) => value.trim().toLowerCase())).size;
  if (info && builder.schema.worksheet && folded < ways)
    builder.note(
      `${info.name} is written in ${ways} ways that are ${folded} without case and blanks; they were not merged.`,
    );
};

export const groupsOf = (builder: Builder, shown: Shown[]): Expression[] =>
  builder.draft.groups.flatMap((mention) => {
    const choice = builder.choice(mention);
    if (!choice) return [];
    if (choice.column !== null) {
      noteSpellings(builder, builder.info(choice));
      const by = builder.column(choice.table, choice.column);
      const plain = builder.draft.selects.some((part, at) => part.aggregate === null && shown[at]?.aggregate === false);
      if (!plain && !shown.some(({ value }) => same(value, by))) shown.push({ value: by, aggregate: false, choice });
      return [by];
    }
    const plain = shown.filter(({ aggregate, choice: other }) => !aggregate && other?.table === choice.table);
    const key = builder.primaryKey(choice.table);
    if (plain.length === 0) shown.push({ value: builder.label(choice.table), aggregate: false, choice });
    const labels = shown.filter(({ aggregate }) => !aggregate).map(({ value }) => value);
    return key
      ? [
          builder.column(choice.table, key),
          ...labels.filter(
            (value) => !(value.kind === 'column' && value.column === key && value.table === choice.table),
          ),
        ]
      : labels;
  });
