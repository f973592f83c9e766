import { itemsOf, splitNames, type Item } from '../linking/items.js';
import { Lexicon } from '../linking/lexicon.js';
import { mentionsIn } from '../linking/mentions.js';
import { tokensOf, type Token } from '../linking/tokens.js';
import { LookupPlanner } from '../lookup/lookup-planner.js';
import { PeriodReader } from '../linking/periods.js';
import { ValueIndex } from '../linking/values.js';
import type { Plan } from '../plan.js';
import { withDerivedMeasures } from '../schema/derived.js';
import { withInferredKeys } from '../schema/infer-keys.js';
import type { SchemaSnapshot } from '../schema/snapshot.js';
import { buildQuery } from './build-query.js';
import { Builder } from './builder.js';
import { confidenceOf } from './confidence.js';
import type { Draft } from './draft.js';
import { readQuestion } from './read-question.js';
import { resolve, type Resolution } from './resolve.js';
import { slotsOf } from './slots.js';

/** Tables people read by eye; larger ones are asked for sums, not for cells. */
const mostLookupRows = 2_000;

const lastDate = (schema: SchemaSnapshot): string | null =>
  schema.tables
    .flatMap(({ columns }) => columns)
    .filter(({ kind }) => kind === 'date' || kind === 'datetime')
    .reduce<string | null>(
      (last, { max }) => (typeof max === 'string' && (last === null || max > last) ? max : last),
      null,
    );

/** A reading of a question with all its steps, for tests and for explaining an abstention. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly items: readonly Item[];
  readonly draft: Draft;
  readonly resolution: Resolution;
  readonly plan: Plan | null;
  readonly risks: readonly string[];
}

/** Reads English questions over one schema without a language model. Build it once per schema: it indexes names and values. */
export class KeylessPlanner {
  readonly #lexicon: Lexicon;
  readonly #values: ValueIndex;
  readonly #lookup: LookupPlanner | null;
  readonly #periods: PeriodReader | null;

  readonly schema: SchemaSnapshot;

  constructor(schema: SchemaSnapshot) {
    this.schema = withDerivedMeasures(withInferredKeys(schema));
    this.#lexicon = new Lexicon(this.schema);
    this.#values = new ValueIndex(this.schema);
    const [only, ...others] = this.schema.tables;
    const small =
      only && others.length === 0 && only.rows <= mostLookupRows && only.columns.some(({ kind }) => kind === 'text');
    this.#lookup = small ? new LookupPlanner(only, this.#lexicon) : null;
    const last = lastDate(this.schema);
    this.#periods = last === null ? null : new PeriodReader(last);
  }

  /** Reads a question about single rows of a small table; null for schemas of several tables. */
  lookUp(question: string): Plan | null {
    return this.#lookup?.read(question) ?? null;
  }

  read(question: string): Reading {
    const tokens = splitNames(tokensOf(this.#lexicon.spellOut(question)), this.#values);
    const items = itemsOf(tokens, { lexicon: this.#lexicon, values: this.#values, periods: this.#periods });
    const draft = readQuestion(items, this.#lexicon);
    const slots = slotsOf(draft);
    const resolution = resolve(this.schema, [...slots.values()], mentionsIn(tokens, this.#lexicon));
    const builder = new Builder(this.schema, draft, slots, resolution, new Set(tokens.map(({ stem }) => stem)));
    const query = buildQuery(builder);
    const confidence = query
      ? confidenceOf({
          draft,
          resolution,
          slots,
          query,
          risks: builder.risks,
          words: tokens.length,
          worksheet: this.schema.worksheet === true,
        })
      : 0;
    const plan = query && { query, confidence, notes: builder.notes };
    return { tokens, items, draft, resolution, plan, risks: builder.risks };
  }
}
