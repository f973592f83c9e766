import { itemsOf, splitNames, type Item } from '../linking/items.js';
import { Lexicon } from '../linking/lexicon.js';
import { mentionsIn } from '../linking/mentions.js';
import { withMoments } from '../linking/moments.js';
import { withOwners } from '../linking/owners.js';
import { withRowNoun } from '../linking/row-nouns.js';
import { Speller } from '../linking/spelling.js';
import { tokensOf, type Token } from '../linking/tokens.js';
import { LookupPlanner } from '../lookup/lookup-planner.js';
import { MemberPlanner } from '../members/member-planner.js';
import { PeriodReader } from '../linking/periods.js';
import { ValueIndex } from '../linking/values.js';
import type { Plan } from '../plan.js';
import { standingBack, withDefinedMeasures, withMeasuresWritten } from '../definitions/defined-measures.js';
import { withDerivedMeasures } from '../schema/derived.js';
import { withInferredKeys } from '../schema/infer-keys.js';
import { isTemporal, type SchemaSnapshot } from '../schema/snapshot.js';
import { alternativesOf, type Alternative, type Choice } from './alternatives.js';
import { buildQuery } from './build-query.js';
import { Builder } from './builder.js';
import { confidenceOf } from './confidence.js';
import type { Draft } from './draft.js';
import { featuresOf, type Features } from './evidence.js';
import { readQuestion } from './read-question.js';
import { resolve, type Resolution } from './resolve.js';
import { slotsOf } from './slots.js';
import { spoken } from '../worksheet/wordings.js';
import { WorksheetPlanner } from '../worksheet/worksheet-planner.js';

/** Tables people read by eye; larger ones are asked for sums, not for cells. */
const mostLookupRows = 2_000;

const lastDate = (schema: SchemaSnapshot): string | null =>
  schema.tables
    .flatMap(({ columns }) => columns)
    .filter(isTemporal)
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
  /** Words that fit other columns nearly as well, for asking back. */
  readonly alternatives: readonly Alternative[];
  /** What speaks for and against the reading, as the model of confidence sees it. */
  readonly features: Features;
}

/** Reads English questions over one schema without a language model. Build it once per schema: it indexes names and values. */
export class KeylessPlanner {
  readonly #lexicon: Lexicon;
  readonly #values: ValueIndex;
  readonly #speller: Speller;
  readonly #lookup: LookupPlanner | null;
  readonly #periods: PeriodReader | null;
  readonly #worksheet: WorksheetPlanner | null;
  readonly #members: MemberPlanner;

  readonly schema: SchemaSnapshot;

  constructor(schema: SchemaSnapshot) {
    this.schema = withDefinedMeasures(withDerivedMeasures(withInferredKeys(schema)));
    this.#lexicon = new Lexicon(this.schema);
    this.#values = new ValueIndex(this.schema);
    this.#speller = new Speller(this.schema);
    const [only, ...others] = this.schema.tables;
    const small =
      only && others.length === 0 && only.rows <= mostLookupRows && only.columns.some(({ kind }) => kind === 'text');
    this.#lookup = small ? new LookupPlanner(only, this.#lexicon) : null;
    const last = lastDate(this.schema);
    this.#periods = last === null ? null : new PeriodReader(last);
    this.#members = new MemberPlanner(this.schema, { values: this.#values, periods: this.#periods });
    this.#worksheet =
      this.schema.worksheet === true && only && others.length === 0
        ? new WorksheetPlanner(this.schema, only, {
            lexicon: this.#lexicon,
            values: this.#values,
            periods: this.#periods,
          })
        : null;
  }

  /** Reads a whole question about one worksheet as business people ask it; null where a word finds no place. */
  readWorksheet(question: string): Plan | null {
    return this.#worksheet?.read(question) ?? null;
  }

  /** Reads a whole question about those who did this but not that; null where a word finds no place. */
  readMembers(question: string): Plan | null {
    return this.#members.read(question);
  }

  /** Reads a question about single rows of a small table; null for schemas of several tables. */
  lookUp(question: string): Plan | null {
    return this.#lookup?.read(question) ?? null;
  }

  /** Reads a question; `made` are the user's answers to alternatives of an earlier reading. */
  read(question: string, made: readonly Choice[] = []): Reading {
    const said = this.schema.worksheet === true ? spoken(question) : question;
    const spelled = this.#lexicon.glued(tokensOf(this.#lexicon.spellOut(said)));
    const written = splitNames(spelled, this.#values);
    const known = { lexicon: this.#lexicon, values: this.#values, periods: this.#periods };
    const { tokens, notes: slips } = this.#speller.correct(written, itemsOf(written, known));
    const { items, noun } = withRowNoun(withOwners(withMoments(itemsOf(tokens, known)), this.schema), {
      schema: this.schema,
      values: this.#values,
    });
    const draft = readQuestion(items, this.#lexicon);
    const slots = slotsOf(draft, made);
    const resolution = resolve(this.schema, [...slots.values()], mentionsIn(tokens, this.#lexicon));
    const words = new Set(tokens.map(({ stem }) => stem));
    const builder = new Builder(this.schema, draft, slots, resolution, { words, made });
    const query = buildQuery(builder);
    for (const slip of slips) builder.note(slip);
    if (noun) builder.note(`Counted rows as "${noun}".`);
    const { risks, notes } = builder;
    const features = query ? featuresOf({ items, draft, resolution, slots, query, risks, words: tokens.length }) : {};
    const strict = this.schema.worksheet === true;
    const measured = query && withMeasuresWritten(query, this.schema);
    const plan = measured && {
      query: measured,
      confidence: confidenceOf(features, strict),
      notes: [...notes, ...standingBack(query, this.schema)],
    };
    const alternatives = [...alternativesOf(this.schema, slots, resolution), ...builder.open];
    return { tokens, items, draft, resolution, plan, risks, alternatives, features };
  }
}
