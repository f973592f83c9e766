import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAsk } from '#server/cli/ask.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dv-ask-command-'));
const orders = path.join(folder, 'orders.csv');
const answer = path.join(folder, 'answer.json');

const rows = Array.from({ length: 1_200 }, (_, row) => {
  const [ordered, shipped] = row % 2 === 0 ? ['2025-01-05', '2025-02-11'] : ['2025-02-14', '2025-02-20'];
  return `${ordered},${shipped},${row % 3 === 0 ? 'North' : 'South'},${row % 7}`;
});

interface Said {
  readonly rows: unknown[][];
  readonly reason: string | null;
  readonly choices: { choice: number; label: string }[];
}

/** Runs `dv ask …` and gives what it prints and ends with. */
const ask = async (...words: string[]): Promise<{ said: Said; text: string; code: unknown }> => {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  process.exitCode = 0;
  try {
    const program = new Command('dv').exitOverride();
    addAsk(program);
    await program.parseAsync(['ask', orders, ...words], { from: 'user' });
    return { said: JSON.parse(text) as Said, text, code: process.exitCode };
  } finally {
    write.mockRestore();
    process.exitCode = 0;
  }
};

beforeAll(() => writeFileSync(orders, ['Order Date,Ship Date,Region,Units', ...rows].join('\n')));
afterEach(() => void (process.exitCode = 0));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dv ask', () => {
  it('lists the choices where it asks back, and ends with 3', async () => {
    const { said, code } = await ask('units by month');
    expect(said.reason).toBe('Which date: Order Date or Ship Date?');
    expect(said.choices).toEqual([
      { choice: 1, label: 'Order Date' },
      { choice: 2, label: 'Ship Date' },
    ]);
    expect(said.rows).toEqual([]);
    expect(code).toBe(3);
  });

  it('answers with the choice that is made, and goes on from an answer that was saved', async () => {
    expect((await ask('units by month', '--choice', '1')).said.rows).toHaveLength(2);
    const second = await ask('units by month', '--choice', '2');
    expect(second).toMatchObject({ code: 0, said: { choices: [], rows: [['2025-02-01', expect.any(Number)]] } });
    writeFileSync(answer, second.text);
    const followed = await ask('only North', '--after', answer);
    expect(followed.code).toBe(0);
    expect(followed.text).toMatch(/Ship Date.*'North'/);
  });

  it('ends with 2 where it refuses, also a follow-up that does not fit', async () => {
    expect((await ask('salary of the boss')).code).toBe(2);
    writeFileSync(answer, (await ask('how many rows')).text);
    const refused = await ask('top 3', '--after', answer);
    expect(refused).toMatchObject({ code: 2, said: { reason: expect.stringContaining('a single number') } });
  });

  it.each([
    [['units by month', '--choice', '5'], 'There is no choice 5. Which date: Order Date or Ship Date?'],
    [['units by month', '--choice', 'two'], '--choice takes a number from the list, not two.'],
    [['only North', '--after', orders], `${orders} is no answer of dv ask.`],
    [['only North', '--after', path.join(folder, 'none')], 'is no answer of dv ask.'],
  ])('says what is wrong with %j', async (words, sentence) => {
    await expect(ask(...words)).rejects.toMatchObject({ detail: expect.stringContaining(sentence) });
  });
});
