import type { ColumnInfo, SchemaSnapshot, TableInfo } from '../schema/snapshot.js';
import { nameWords } from './names.js';
import { stem } from './stem.js';
import type { Token } from './tokens.js';
import { synonymsOf } from './thesaurus.js';

/** A way to say a table or column: all of `words`, in any order. */
export interface Wording {
  readonly table: string;
  readonly column: string | null;
  readonly words: readonly string[];
  /** The word that must not be missing: "price" in "unit price". */
  readonly head: string;
  /** Factor on the match: what is said with its table's words is surer than without. */
  readonly weight: number;
  /** The wording names the table as well ("name of the student"). */
  readonly withTable: boolean;
  /** Only all of the words mean the column: "studio name" for Studio, never "name" alone. */
  readonly whole?: boolean;
}

export interface WordHit {
  readonly wording: number;
  readonly word: string;
  readonly weight: number;
}

const synonymWeight = 0.74;
const prefixWeight = 0.7;

const weightOf = (stem: string, word: string): number => {
  if (stem === word) return 1;
  if (synonymsOf(stem).has(word)) return synonymWeight;
  const [short, long] = stem.length < word.length ? [stem, word] : [word, stem];
  if (short.length >= 4 && long.startsWith(short) && long.length - short.length <= 5) return prefixWeight;
  return 0;
};

const places = new Set(
  ['state', 'province', 'county', 'region', 'city', 'town', 'zip', 'postcode', 'district'].map(stem),
);

/** "state_province_county" holds whichever of them there is, and is called by any. */
const isPlaceList = (core: readonly string[]): boolean => core.length > 1 && core.every((word) => places.has(word));

const measuredFirst = new Set(['date', 'time', 'year', 'amount', 'number'].map(stem));

/** The noun of a name: its last word, but "date" in "date claim made" and "amount" in "amount settled". */
const headOf = (words: readonly string[]): string => {
  const [first = ''] = words;
  return measuredFirst.has(first) ? first : (words.at(-1) ?? '');
};

interface Worded {
  readonly tableWords: readonly string[];
  readonly core: readonly string[];
  readonly isForeignKey: boolean;
}

const columnWordings = (column: ColumnInfo, { tableWords, core, isForeignKey }: Worded): Wording[] => {
  const at = (words: readonly string[], weight: number, withTable: boolean): Wording => ({
    table: column.table,
    column: column.name,
    words,
    head: headOf(words),
    weight,
    withTable,
  });
  const short = core.filter((word) => !tableWords.includes(word));
  const named = short.length < core.length && short.length > 0;
  const wordings = [at(core, 1, named && short.length + tableWords.length === core.length)];
  if (named) wordings.push(at(short, 0.97, false));
  const missing = tableWords.filter((word) => !core.includes(word));
  if (column.kind === 'text' && !core.includes('name') && !column.primary) {
    const weight = isForeignKey ? 0.9 : 0.95;
    wordings.push({ ...at([...core, 'name'], weight, false), whole: true });
    if (missing.length > 0) wordings.push({ ...at([...missing, ...core, 'name'], weight, true), whole: true });
    if (!core.includes('type'))
      wordings.push(...['type', 'kind'].map((word) => ({ ...at([...core, word], 0.9, false), whole: true })));
  }
  const coded = core.at(-1) === 'code' ? core.slice(0, -1) : [];
  if (coded.length > 0) wordings.push(at(coded, 0.95, false));
  if (isPlaceList(core)) wordings.push(...core.map((word) => at([word], 0.9, false)));
  if (missing.length > 0 && core.join(' ') !== 'number')
    wordings.push({ ...at([...missing, ...core], 1, true), head: headOf(core) });
  return wordings;
};

/** All wordings of a schema and, per word stem, where it occurs. Built once per schema. */
export class Lexicon {
  readonly wordings: Wording[] = [];
  readonly #hits = new Map<string, WordHit[]>();
  readonly #words = new Map<string, number[]>();

  constructor(readonly schema: SchemaSnapshot) {
    const known = new Set(schema.tables.flatMap(({ name }) => nameWords(name).stems));
    for (const table of schema.tables) this.#addTable(table, known);
    this.wordings.forEach(({ words }, index) => {
      for (const word of new Set(words)) this.#words.set(word, [...(this.#words.get(word) ?? []), index]);
    });
  }

  #addTable(table: TableInfo, known: ReadonlySet<string>): void {
    const { core } = nameWords(table.name, known);
    this.wordings.push({
      table: table.name,
      column: null,
      words: core,
      head: core.at(-1) ?? '',
      weight: 1,
      withTable: true,
    });
    for (const alias of table.aliases ?? []) {
      const words = nameWords(alias).core;
      this.wordings.push({
        table: table.name,
        column: null,
        words,
        head: words.at(-1) ?? '',
        weight: 1,
        withTable: true,
      });
    }
    for (const column of table.columns) {
      const words = nameWords(column.name, known);
      const isForeignKey = this.schema.foreignKeys.some(
        ({ from }) => from.table === table.name && from.column === column.name,
      );
      this.wordings.push(...columnWordings(column, { tableWords: core, core: words.core, isForeignKey }));
      if (words.stems.length > words.core.length) {
        this.wordings.push({
          table: table.name,
          column: column.name,
          words: words.stems,
          head: words.core.at(-1) ?? '',
          weight: 1,
          withTable: false,
        });
      }
    }
  }

  /** "full name" means first and last name where the data holds them apart. */
  spellOut(question: string): string {
    const has = (part: string): boolean =>
      this.wordings.some(({ words }) => words.length === 2 && words[0] === part && words[1] === 'name');
    return has('first') && has('last')
      ? question.replace(/\b(full|complete) names?\b/gi, 'first name and last name')
      : question;
  }

  /** "post code" is one word where the data writes "postcode" and neither half says anything there. */
  glued(tokens: readonly Token[]): Token[] {
    return tokens.reduce<Token[]>((out, token) => {
      const last = out.at(-1);
      const joined = last ? last.lower + token.lower : '';
      const known = (word: string): boolean => this.#words.has(stem(word));
      const fits =
        last?.kind === 'word' && token.kind === 'word' && known(joined) && !(known(last.lower) && known(token.lower));
      if (!fits) return [...out, token];
      return [...out.slice(0, -1), { text: joined, lower: joined, stem: stem(joined), kind: 'word' }];
    }, []);
  }

  /** Wordings that hold this stem, a synonym of it, or a longer or shorter form. */
  hits(token: string): readonly WordHit[] {
    const known = this.#hits.get(token);
    if (known) return known;
    const found: WordHit[] = [];
    for (const [word, wordings] of this.#words) {
      const weight = weightOf(token, word);
      if (weight > 0) found.push(...wordings.map((wording) => ({ wording, word, weight })));
    }
    this.#hits.set(token, found);
    return found;
  }

  /** Wordings that are wholly what a phrase is a synonym of: "number of people" for "population". */
  phraseHits(phrase: string): number[] {
    const others = synonymsOf(phrase);
    if (others.size === 0) return [];
    return this.wordings.flatMap(({ words }, index) => (others.has(words.join(' ')) ? [index] : []));
  }

  /** "first name" for a column "firstname": the words run together. */
  gluedHits(words: readonly string[]): number[] {
    const glued = words.join('');
    return this.wordings.flatMap((wording, index) => (stem(wording.words.join('')) === stem(glued) ? [index] : []));
  }
}
