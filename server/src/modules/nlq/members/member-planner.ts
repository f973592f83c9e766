import type { ValueMatch } from '../linking/values.js';
import { allOf, emptyQuery, type Condition, type Expression, type Plan, type Query } from '../plan.js';
import { joinTree } from '../schema/joins.js';
import { isTemporal, type ColumnInfo, type SchemaSnapshot, type TableInfo } from '../schema/snapshot.js';
import { circlesCalled, nameIn, type Circle } from './circle.js';
import type { MemberKnowledge } from './deed-reader.js';
import type { Deed, MemberQuestion } from './deed.js';
import { nounsIn, readMembers } from './member-reader.js';

/** As sure as any question that is read whole. */
const confidence = 0.9;

/** Plans questions about those who did this but not that; over one sheet or several tables. */
export class MemberPlanner {
  constructor(
    private readonly schema: SchemaSnapshot,
    private readonly known: MemberKnowledge,
  ) {}

  /** Null where a word finds no place, or more than one table could tell. */
  read(question: string): Plan | null {
    const plans = [...new Set(nounsIn(question))].flatMap((noun) =>
      circlesCalled(this.schema, noun).flatMap((circle) => this.#over(question, noun, circle) ?? []),
    );
    const [plan, ...others] = plans;
    return plan && others.length === 0 ? plan : null;
  }

  #over(question: string, noun: string, circle: Circle): Plan | null {
    const asked = readMembers(question, circle, noun, this.known, this.#reach(circle));
    if (!asked) return null;
    const alone = circle.table === circle.deeds;
    // Whoever stands in a sheet of orders has ordered.
    if (alone && asked.deeds.some(({ values, period }) => values.length === 0 && period === null)) return null;
    const conditions = asked.deeds.map((deed) => this.#did(circle, deed));
    if (conditions.includes(null)) return null;
    const where = allOf([
      ...asked.filters.map((value) => this.#holds(value)),
      ...conditions.filter((condition) => condition !== null),
    ]);
    const assumed = asked.deeds.flatMap(({ period }) => period?.assumption ?? []);
    const notes = [...new Set([...assumed, noteOf(circle, asked)])];
    return { query: { ...this.#shown(circle, asked), where }, confidence, notes };
  }

  /** Tables whose values may say what was done: the deeds and what they refer to, the members aside. */
  #reach({ table, deeds }: Circle): Set<string> {
    const others = this.schema.foreignKeys.filter(({ from }) => from.table !== table.name);
    const reached = new Set([deeds.name]);
    for (const name of reached)
      for (const { from, to } of others) if (from.table === name && to.table !== table.name) reached.add(to.table);
    return reached;
  }

  #shown({ table, key }: Circle, { counts, group }: MemberQuestion): Query {
    const query = emptyQuery(table.name);
    const own = this.#column(key);
    const count: Expression = { kind: 'aggregate', name: 'count', of: own, distinct: true };
    if (group !== null) {
      const by: Expression = { kind: 'column', table: table.name, column: group };
      const select = [by, count].map((value) => ({ value, as: null }));
      return { ...query, select, groupBy: [by] };
    }
    if (counts) return { ...query, select: [{ value: count, as: null }] };
    const name = nameIn(table, key);
    const shown = name ? [name, ...(name.unique ? [] : [key])] : [key];
    return { ...query, select: shown.map((column) => ({ value: this.#column(column), as: null })), distinct: true };
  }

  /** The member stands, or does not, in some row of the deeds that is as said; null when it cannot be dated. */
  #did({ key, deeds, by }: Circle, { negated, values, period }: Deed): Condition | null {
    const date = period && this.#dateOf(deeds);
    const tree = joinTree(this.schema, [
      deeds.name,
      ...values.map(({ table }) => table),
      ...(date ? [date.table] : []),
    ]);
    if (!tree || (period && !date)) return null;
    const of = this.#column(by);
    const query: Query = {
      ...emptyQuery(tree.from),
      joins: [...tree.joins],
      select: [{ value: of, as: null }],
      where: allOf([
        ...values.map((value) => this.#holds(value)),
        ...(period && date ? this.#within(date, period) : []),
        // A blank among the members would make NOT IN true of nobody.
        { kind: 'isNull', of, negated: true },
      ]),
    };
    return { kind: 'inQuery', of: this.#column(key), query, negated };
  }

  /** The only date of the deeds, or of what they refer to. */
  #dateOf(deeds: TableInfo): ColumnInfo | null {
    const dates = deeds.columns.filter(isTemporal);
    if (dates.length > 0) return dates.length === 1 ? dates[0]! : null;
    const referred = this.schema.foreignKeys.filter(({ from }) => from.table === deeds.name).map(({ to }) => to.table);
    const near = this.schema.tables.filter(({ name }) => referred.includes(name)).flatMap(({ columns }) => columns);
    const [only, ...others] = near.filter(isTemporal);
    return only && others.length === 0 ? only : null;
  }

  #within(date: ColumnInfo, { from, to }: { from: string; to: string }): Condition[] {
    const left = this.#column(date);
    return [
      { kind: 'compare', op: '>=', left, right: { kind: 'date', value: from } },
      { kind: 'compare', op: '<', left, right: { kind: 'date', value: to } },
    ];
  }

  #holds({ table, column, spellings }: ValueMatch): Condition {
    return { kind: 'in', of: { kind: 'column', table, column }, values: [...spellings] };
  }

  #column({ table, name, kind, reads }: ColumnInfo): Expression {
    const read = this.schema.readsText && kind === 'text' && reads ? { reads } : {};
    return { kind: 'column', table, column: name, ...read };
  }
}

const said = ({ negated, values, period }: Deed): string => {
  const about = [
    ...values.map(({ column, spellings }) => `${column} "${spellings[0]}"`),
    ...(period ? [period.text] : []),
  ];
  return `${negated ? 'without' : 'with'} ${about.length > 0 ? `a row of ${about.join(', ')}` : 'any row'}`;
};

/** How the question was taken, in one sentence. */
const noteOf = ({ key, table, deeds }: Circle, { deeds: done }: MemberQuestion): string => {
  const where = table === deeds ? '' : ` in ${deeds.name}`;
  return `Read as: each ${key.name} ${done.map(said).join(' and ')}${where}.`;
};
