import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFile, askLine } from '../batch.js';
import { planSchema } from '../plan.js';
import { openSqliteSource, type AskSource } from '../sources/source.js';
import { readFileSync } from 'node:fs';

const folder = mkdtempSync(join(tmpdir(), 'planner-'));
const path = join(folder, 'library.sqlite');
let source: AskSource;

const tables = `
  CREATE TABLE author (author_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);
  CREATE TABLE book (book_id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author(author_id), genre TEXT, price REAL, release_year INTEGER);
  CREATE TABLE loan (loan_id INTEGER PRIMARY KEY, book_id INTEGER, member_name TEXT, weeks INTEGER);
  INSERT INTO author VALUES (1, 'Ana Sol', 'Spain', 61), (2, 'Ben Oak', 'Canada', 45), (3, 'Cleo Park', 'Canada', 33), (4, 'Dov Lev', 'Israel', 52);
  INSERT INTO book VALUES (1, 'Red Tide', 1, 'Mystery', 12.5, 1999), (2, 'Blue Hour', 1, 'Poetry', 8, 2004), (3, 'Stone Map', 2, 'Mystery', 15, 2011), (4, 'Salt Road', 3, 'Travel', 21, 2015), (5, 'Night Bus', 3, 'Mystery', 9.5, 2018), (6, 'Long Day', 3, 'Travel', 14, 2020);
  INSERT INTO loan VALUES (1, 1, 'Ida', 2), (2, 1, 'Jon', 4), (3, 3, 'Ida', 1), (4, 5, 'Kim', 3);`;

beforeAll(() => {
  const db = new Database(path);
  db.exec(tables);
  db.close();
  source = openSqliteSource(path);
});

afterAll(() => {
  source.close();
  rmSync(folder, { recursive: true });
});

const cases: readonly (readonly [question: string, gold: string])[] = [
  ['How many authors are there?', 'SELECT count(*) FROM author'],
  ['What are the names of authors older than 50?', 'SELECT name FROM author WHERE age > 50'],
  [
    'Show the name and age of all authors sorted by age in descending order.',
    'SELECT name, age FROM author ORDER BY age DESC',
  ],
  ['What is the average price of mystery books?', `SELECT avg(price) FROM book WHERE genre = 'Mystery'`],
  ['What are the maximum and minimum price of books?', 'SELECT max(price), min(price) FROM book'],
  ['How many books are there for each genre?', 'SELECT genre, count(*) FROM book GROUP BY genre'],
  ['What is the most common genre of books?', 'SELECT genre FROM book GROUP BY genre ORDER BY count(*) DESC LIMIT 1'],
  ['Which genres have at least 2 books?', 'SELECT genre FROM book GROUP BY genre HAVING count(*) >= 2'],
  [
    'What are the names of authors who wrote mystery books?',
    `SELECT a.name FROM author a JOIN book b ON a.author_id = b.author_id WHERE b.genre = 'Mystery'`,
  ],
  [
    'Show the names of authors who have no books.',
    'SELECT name FROM author WHERE author_id NOT IN (SELECT author_id FROM book)',
  ],
  [
    'Show the titles of books whose price is above the average.',
    'SELECT title FROM book WHERE price > (SELECT avg(price) FROM book)',
  ],
  ['What is the title of the most expensive book?', 'SELECT title FROM book ORDER BY price DESC LIMIT 1'],
  [
    'Show the names of the authors with the most books.',
    'SELECT name FROM author JOIN book USING (author_id) GROUP BY author_id ORDER BY count(*) DESC LIMIT 1',
  ],
  ['What are the titles of books with price between 9 and 13?', 'SELECT title FROM book WHERE price BETWEEN 9 AND 13'],
  ['Which authors are from Canada or Spain?', `SELECT name FROM author WHERE country IN ('Canada', 'Spain')`],
  ['What are the titles of books that contain the word "Road"?', `SELECT title FROM book WHERE title LIKE '%Road%'`],
  [
    'Show the genres of both books released before 2000 and books released after 2010.',
    'SELECT genre FROM book WHERE release_year < 2000 INTERSECT SELECT genre FROM book WHERE release_year > 2010',
  ],
  [
    'What are the titles of books lent to "Ida"?',
    `SELECT title FROM book JOIN loan USING (book_id) WHERE member_name = 'Ida'`,
  ],
  [
    'What is the title of the most expensive book for each genre?',
    `SELECT title FROM book b WHERE price = (SELECT max(price) FROM book WHERE genre = b.genre)`,
  ],
  [
    'Show the names of authors whose age is the highest for each country.',
    'SELECT name FROM author a WHERE age = (SELECT max(age) FROM author WHERE country = a.country)',
  ],
  ['What are the ages of the oldest and youngest authors?', 'SELECT max(age), min(age) FROM author'],
  ['Show the titles of books with no loans.', 'SELECT title FROM book WHERE book_id NOT IN (SELECT book_id FROM loan)'],
  ['How many different countries are the authors from?', 'SELECT count(DISTINCT country) FROM author'],
  [
    'What is the name of each author and the number of books of that author?',
    'SELECT name, count(*) FROM author JOIN book USING (author_id) GROUP BY author_id',
  ],
  [
    'What are the titles of books released before the year of 2000 or after the year of 2016?',
    'SELECT title FROM book WHERE release_year < 2000 OR release_year > 2016',
  ],
  ['What are the titles of books of release year 2004?', 'SELECT title FROM book WHERE release_year = 2004'],
  [
    'Which countries have authors whose age is both below 40 and above 44?',
    'SELECT country FROM author WHERE age < 40 INTERSECT SELECT country FROM author WHERE age > 44',
  ],
  [
    'From which countries did no loans come from?',
    'SELECT DISTINCT country FROM author WHERE country NOT IN (SELECT country FROM author JOIN book USING (author_id) JOIN loan USING (book_id))',
  ],
  ['Show the titles of books whose title has the word road in it.', `SELECT title FROM book WHERE title LIKE '%road%'`],
  ['How many books and which genre are there for each genre?', 'SELECT genre, count(*) FROM book GROUP BY genre'],
  ['Sort all the books according to the price. Just report the titles.', 'SELECT title FROM book ORDER BY price'],
  ['What are the names of the countries where at least 2 authors live?', `SELECT 'Canada'`],
  [
    'Among all the books, what is the title of the book with the least price?',
    'SELECT title FROM book ORDER BY price LIMIT 1',
  ],
  ['Return all the information for each author.', 'SELECT * FROM author'],
  ['What are the genres of all distinct books?', 'SELECT DISTINCT genre FROM book'],
  ["List all authors' names in alphabetical order.", 'SELECT name FROM author ORDER BY name'],
  [
    'What are the titles of books with between 9 and 13 dollars price?',
    'SELECT title FROM book WHERE price BETWEEN 9 AND 13',
  ],
  [
    'What are the titles of books with a release year starting with 20?',
    `SELECT title FROM book WHERE release_year LIKE '20%'`,
  ],
  ['List the titles of books that are not mystery.', `SELECT title FROM book WHERE genre <> 'Mystery'`],
];

const goldRows = (sql: string): unknown[][] => {
  const db = new Database(path, { readonly: true });
  return db.prepare(sql).raw().all() as unknown[][];
};

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String).sort().join('|')).sort();

describe('the keyless planner over a database', () => {
  it.each(cases)('%s', (question, gold) => {
    const { plan } = source.plan(question);
    const sql = plan ? source.compile(plan.query) : '';
    expect({ sql, rows: sql === '' ? [] : sorted(goldRows(sql)) }).toEqual({ sql, rows: sorted(goldRows(gold)) });
  });

  it('gives plans the schema accepts', () => {
    for (const [question] of cases) expect(planSchema.safeParse(source.plan(question).plan).success).toBe(true);
  });

  it('gives the same bytes a hundred times, also when opened anew and asked in another order', () => {
    const plans = (asked: AskSource, questions: readonly string[]) =>
      new Map(questions.map((question) => [question, JSON.stringify(asked.plan(question))]));
    const questions = cases.map(([question]) => question).filter((_, index) => index % 5 === 0);
    const first = plans(source, questions);
    const anew = openSqliteSource(path);
    for (let run = 0; run < 50; run += 1) {
      expect(plans(source, questions)).toEqual(first);
      for (const [question, plan] of plans(anew, questions.toReversed())) expect(plan).toBe(first.get(question));
    }
    anew.close();
  });

  it('infers the key nobody declared: loan.book_id', () => {
    const { plan } = source.plan('How many loans are there for each genre?');
    expect(plan?.query.joins).toHaveLength(1);
  });

  it('refuses rather than guesses, and says why', async () => {
    const refused = await askLine(source, {
      id: 'x',
      question: 'What is the weather forecast for the harbour tomorrow?',
    });
    expect(refused).toMatchObject({ abstain: true, rows: [] });
    expect(refused.reason).toContain('I cannot tell');
  });

  it('is less sure of one of several that tie for the first place, and says that there are others', async () => {
    const tied = await askLine(source, { id: 'x', question: 'What is the title of the book with the fewest loans?' });
    expect(tied.reason).toContain('tie');
    const clear = await askLine(source, { id: 'x', question: 'What is the title of the book with the most loans?' });
    expect(clear).toMatchObject({ abstain: false, reason: null, rows: [['Red Tide']] });
    expect(tied.confidence).toBeLessThan(clear.confidence - 0.05);
  });

  it('answers a file of questions line by line, the same every time', async () => {
    const [input, output] = [join(folder, 'q.ndjson'), join(folder, 'p.ndjson')];
    writeFileSync(input, cases.map(([question], id) => JSON.stringify({ id, question })).join('\n'));
    const read = () => readFileSync(output, 'utf8').replace(/"ms":[\d.]+/g, '');
    expect(await askFile(source, input, output)).toBe(cases.length);
    const first = read();
    await askFile(source, input, output);
    expect(read()).toBe(first);
  });

  it('names the line that is not a question', async () => {
    const input = join(folder, 'bad.ndjson');
    writeFileSync(input, '{"id":1,"question":"How many authors?"}\n{"id":2}\n');
    await expect(askFile(source, input, join(folder, 'out.ndjson'))).rejects.toMatchObject({
      code: 'unreadable-file',
      detail: expect.stringContaining('Line 2'),
    });
  });

  it('says that a file is not a SQLite database', () => {
    const text = join(folder, 'plain.txt');
    writeFileSync(text, 'no database at all, only words and words and words');
    expect(() => openSqliteSource(text)).toThrowError(expect.objectContaining({ code: 'unreadable-file' }));
  });
});
