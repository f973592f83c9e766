import fc from 'fast-check';
import { BSON } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { admitClickHouse } from '#server/modules/connectors/gate/clickhouse.js';
import { admitMongo } from '#server/modules/connectors/gate/mongodb.js';
import { admitMysql } from '#server/modules/connectors/gate/mysql.js';
import { admitPlsql } from '#server/modules/connectors/gate/plsql.js';
import { admitPostgres } from '#server/modules/connectors/gate/postgres.js';
import { admitSqlite } from '#server/modules/connectors/gate/sqlite.js';
import { admitTsql } from '#server/modules/connectors/gate/tsql.js';
import { benign, hostile, type CorpusDialect } from './corpus/corpus.js';

const gates: Record<Exclude<CorpusDialect, 'duckdb'>, (text: string) => Promise<void>> = {
  postgres: admitPostgres,
  mysql: admitMysql,
  sqlite: admitSqlite,
  clickhouse: admitClickHouse,
  tsql: admitTsql,
  plsql: admitPlsql,
  mongodb: (text) =>
    Promise.resolve().then(
      () => void admitMongo(text, (json) => BSON.EJSON.parse(json, { relaxed: false }) as unknown),
    ),
};

const refusals = new Set(['query-refused', 'query-failed', 'too-large']);

const verdict = (gate: (text: string) => Promise<void>, text: string): Promise<string> =>
  gate(text).then(
    () => 'admitted',
    (error: { code?: string; detail?: string }) =>
      refusals.has(error.code ?? '') ? 'refused' : `defect: ${String(error)}`,
  );

const reasonOf = (gate: (text: string) => Promise<void>, text: string): Promise<string> =>
  gate(text).then(
    () => 'admitted',
    (error: Error) => error.message,
  );

describe.each(Object.entries(gates) as [keyof typeof gates, (text: string) => Promise<void>][])(
  'the gate of %s',
  (name, gate) => {
    it(`refuses all ${hostile(name).length} hostile statements`, async () => {
      for (const text of hostile(name)) expect([text, await verdict(gate, text)]).toEqual([text, 'refused']);
    });

    it(`admits all ${benign(name).length} benign statements`, async () => {
      for (const text of benign(name)) expect([text, await reasonOf(gate, text)]).toEqual([text, 'admitted']);
    }, 120_000);

    it('refuses long texts before it parses them', async () => {
      const long =
        name === 'mongodb'
          ? `{"collection": "${'x'.repeat(70_000)}", "pipeline": []}`
          : `select ${'1 + '.repeat(20_000)} 1`;
      await expect(gate(long)).rejects.toMatchObject({ code: 'too-large' });
    });

    it('answers any text with a verdict, never with a defect', async () => {
      if (name === 'tsql' || name === 'plsql') return;
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
          expect(await verdict(gate, `select ${text}`)).not.toMatch(/^defect/);
        }),
        { numRuns: 300 },
      );
    });
  },
);

/** What hides a statement from a filter on words: letters of any case, comments and line breaks between words. */
const disguise = fc.record({
  flips: fc.array(fc.boolean(), { minLength: 400, maxLength: 400 }),
  gaps: fc.array(fc.constantFrom(' ', '\n', '\t', '/**/', ' /* a */ ', ' -- x\n'), { minLength: 60, maxLength: 60 }),
});

const disguised = (text: string, { flips, gaps }: { flips: boolean[]; gaps: string[] }): string => {
  let gap = 0;
  return [...text]
    .map((letter, index) => (flips[index % flips.length] ? letter.toUpperCase() : letter))
    .join('')
    .replace(/ /g, () => gaps[gap++ % gaps.length]!);
};

describe.each(['postgres', 'mysql', 'sqlite', 'clickhouse'] as const)('disguised statements for %s', (name) => {
  // Inside quotes and comments a changed blank or letter is a change of content, so those are left out.
  const plain = hostile(name).filter((text) => !/['"`[/#]|--/.test(text));

  it('are refused in any case and with comments between the words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...plain), disguise, async (text, how) => {
        const hidden = disguised(text, how);
        expect([hidden, await verdict(gates[name], hidden)]).toEqual([hidden, 'refused']);
      }),
      { numRuns: 500 },
    );
  });
});
