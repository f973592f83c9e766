import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON, Decimal128, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admitMongo } from '#server/modules/connectors/gate/mongodb.js';
import { compile } from '#server/modules/nlq/compiler/compile.js';
import { sqlite } from '#server/modules/nlq/compiler/dialects/sqlite.js';
import { compileMongo } from '#server/modules/nlq/compiler/mongodb/pipeline.js';
import { emptyQuery, type Expression, type Query } from '#server/modules/nlq/plan.js';
import { KeylessPlanner } from '#server/modules/nlq/planner/planner.js';
import { SqliteSource } from '#server/modules/nlq/sources/sqlite.js';
import { startMongo, type MongoTestServer } from '../support/servers/mongodb/server.js';

const folder = mkdtempSync(join(tmpdir(), 'nlq-mongodb-'));
const path = join(folder, 'library.sqlite');
const tables = `
  CREATE TABLE author (author_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);
  CREATE TABLE book (book_id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author(author_id), genre TEXT, price REAL, released TEXT);
  CREATE TABLE loan (loan_id INTEGER PRIMARY KEY, book_id INTEGER REFERENCES book(book_id), member_name TEXT, weeks INTEGER);
  INSERT INTO author VALUES (1, 'Ana Sol', 'Spain', 61), (2, 'Ben Oak', 'Canada', 45), (3, 'Cleo Park', 'Canada', 33), (4, 'Dov $Lev', 'Israel', NULL);
  INSERT INTO book VALUES (1, 'Red Tide', 1, 'Mystery', 12.5, '1999-02-03'), (2, 'Blue Hour', 1, 'Poetry', 8, '2004-03-01'), (3, 'Stone Map', 2, 'Mystery', 15, '2011-05-06'),
    (4, 'Salt Road', 3, 'Travel', 21, '2015-07-08'), (5, 'Night Bus', 3, 'Mystery', 9.5, '2015-09-10'), (6, 'Long Day', 3, 'Travel', NULL, '2020-11-12');
  INSERT INTO loan VALUES (1, 1, 'Ida', 2), (2, 1, 'Jon', 4), (3, 3, 'Ida', 1), (4, 5, 'Kim', 3);`;

let source: SqliteSource;
let planner: KeylessPlanner;
let server: MongoTestServer;
let client: MongoClient;

/** Dates are dates in MongoDB and texts in SQLite. */
const bsonOf = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : value;

beforeAll(async () => {
  const db = new Database(path);
  db.exec(tables);
  server = await startMongo({ reader: { password: 'secret', writes: true } });
  client = new MongoClient(`mongodb://reader:secret@127.0.0.1:${server.port}/?authMechanism=SCRAM-SHA-256`);
  for (const table of ['author', 'book', 'loan']) {
    const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
    const documents = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bsonOf(value)])),
    );
    await client.db('library').collection(table).insertMany(documents);
  }
  db.close();
  source = new SqliteSource(path);
  planner = new KeylessPlanner(source.snapshot());
});

afterAll(async () => {
  source.close();
  await client.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const plainCell = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value instanceof Decimal128) return Number(value.toString());
  return typeof value === 'number' ? Number(value.toPrecision(10)) : (value ?? null);
};

/** As the connector runs it: written as JSON, admitted by the gate, read back. */
const inMongo = async (query: Query): Promise<unknown[][]> => {
  const text = JSON.stringify(compileMongo(query));
  const { collection, pipeline } = admitMongo(text, (json) => BSON.EJSON.parse(json, { relaxed: false }) as unknown);
  const documents = await client
    .db('library')
    .collection(collection)
    .aggregate([...pipeline])
    .toArray();
  return documents.map((document) => Object.values(document).map(plainCell));
};

const inSqlite = (query: Query): unknown[][] =>
  source.rows(compile(query, sqlite), 1_000).rows.map((row) => row.map(plainCell));

const settled = (rows: unknown[][], ordered: boolean): string[] => {
  const lines = rows.map((row) => JSON.stringify(row));
  return ordered ? lines : lines.sort();
};

const questions = [
  'How many authors are there?',
  'What are the names of authors older than 50?',
  'Show the name and age of all authors sorted by age in descending order.',
  'What is the average price of mystery books?',
  'What are the maximum and minimum price of books?',
  'How many books are there for each genre?',
  'Which genres have at least 2 books?',
  'What are the names of authors who wrote mystery books?',
  'Show the names of authors who have no books.',
  'Show the titles of books whose price is above the average.',
  'What is the title of the most expensive book?',
  'Show the names of the authors with the most books.',
  'What are the titles of books with price between 9 and 13?',
  'Which authors are from Canada or Spain?',
  'What are the titles of books that contain the word "Road"?',
  'How many different countries are the authors from?',
  'List the titles of books that are not mystery.',
  'What are the titles of books lent to "Ida"?',
  'List the different genres of books in alphabetical order.',
  'Show the titles of books released before 2012.',
  'Show the genres of both books priced above 12 and books priced below 10.',
];

describe('plans as MongoDB aggregations', () => {
  it.each(questions)('%s', async (question) => {
    const { plan } = planner.read(question);
    expect(plan).not.toBeNull();
    const query = plan?.query as Query;
    const expected = inSqlite(query);
    expect(expected.length).toBeGreaterThan(0);
    const ordered = query.orderBy.length > 0;
    expect(settled(await inMongo(query), ordered)).toEqual(settled(expected, ordered));
  });

  const column = (table: string, name: string): Expression => ({ kind: 'column', table, column: name });
  const total = (of: Expression): Expression => ({ kind: 'aggregate', name: 'sum', of, distinct: false });
  const weeks = total(column('loan', 'weeks'));
  const members: Query = {
    ...emptyQuery('loan'),
    groupBy: [column('loan', 'member_name')],
    select: [{ value: column('loan', 'member_name'), as: null }],
  };

  it.each<[string, Query]>([
    [
      'each group with its share',
      { ...members, select: [...members.select, { value: { kind: 'share', of: weeks }, as: 'Share' }] },
    ],
    [
      'the dearest book of each genre',
      {
        ...emptyQuery('book'),
        select: [
          { value: column('book', 'genre'), as: null },
          { value: column('book', 'title'), as: null },
        ],
        topPerGroup: {
          rows: 1,
          by: [column('book', 'genre')],
          order: [{ by: column('book', 'price'), descending: true }],
        },
      },
    ],
    [
      'books by year of release',
      {
        ...emptyQuery('book'),
        select: [
          { value: { kind: 'bucket', unit: 'year', of: column('book', 'released') }, as: 'Year' },
          { value: { kind: 'aggregate', name: 'count', of: null, distinct: false }, as: 'Count' },
        ],
        groupBy: [{ kind: 'bucket', unit: 'year', of: column('book', 'released') }],
      },
    ],
    [
      'members in one query but not the other',
      {
        ...emptyQuery('loan'),
        select: members.select,
        combine: {
          op: 'except',
          with: {
            ...emptyQuery('loan'),
            select: members.select,
            where: {
              kind: 'compare',
              op: '>',
              left: column('loan', 'weeks'),
              right: { kind: 'literal', value: 3 },
            },
          },
        },
      },
    ],
    [
      'a text that looks like a field',
      {
        ...emptyQuery('author'),
        select: [{ value: column('author', 'author_id'), as: null }],
        where: {
          kind: 'compare',
          op: '=',
          left: column('author', 'name'),
          right: { kind: 'literal', value: 'Dov $Lev' },
        },
      },
    ],
  ])('%s', async (_, query) => {
    const expected = inSqlite(query);
    expect(expected.length).toBeGreaterThan(0);
    expect(settled(await inMongo(query), false)).toEqual(settled(expected, false));
  });

  it('refuses a name that MongoDB would read as a path', () => {
    const query = { ...emptyQuery('book'), select: [{ value: column('book', 'price.net'), as: null }] };
    expect(() => compileMongo(query)).toThrowError(expect.objectContaining({ code: 'query-refused' }));
  });
});
