import { beforeEach, describe, expect, it } from 'vitest';
import type { FunctionMetadata, Invocation, Outcome } from '../host/custom-functions.js';
import type { GivenArgument } from './arguments.js';
import { fingerprint } from './fingerprint.js';
import { FunctionCells } from './function-cells.js';

interface Call extends Invocation {
  readonly finish: (outcome: Outcome) => void;
  cancelled: boolean;
}

const twice: FunctionMetadata = { id: 'TWICE', name: 'TWICE', parameters: [{ name: 'n', type: 'number' }] };
const cell = { sheet: 's', row: 4, column: 1 };
const scalar = (value: number | string): GivenArgument => ({ value, address: null, fingerprint: fingerprint(value) });

let calls: Call[];
let finished: number;
let cells: FunctionCells;

function newCells(): FunctionCells {
  return new FunctionCells({
    call: (invocation, finish) => {
      const call: Call = { ...invocation, finish, cancelled: false };
      calls.push(call);
      return () => (call.cancelled = true);
    },
    addressOf: ({ row, column }) => `Try!R${row}C${column}`,
    onFinished: () => finished++,
    onPendingChanged: () => undefined,
  });
}

function compute(of: FunctionCells, value: number | string, at = cell): unknown {
  of.beginCalculation();
  return of.evaluate(twice, at, [scalar(value)]);
}

beforeEach(() => {
  calls = [];
  finished = 0;
  cells = newCells();
});

describe('results', () => {
  it('shows #BUSY! until the add-in answers, then the value, and calls once', () => {
    expect(compute(cells, 3)).toBe('#BUSY!');
    expect(compute(cells, 3)).toBe('#BUSY!');
    calls[0]?.finish({ value: 6 });
    expect([finished, cells.takeFinished(10)]).toEqual([1, [cell]]);
    expect(compute(cells, 3)).toBe(6);
    expect(calls).toHaveLength(1);
  });

  it('calls again when an argument changed, and cancels the outdated call', () => {
    compute(cells, 3);
    expect(compute(cells, 4)).toBe('#BUSY!');
    expect(calls.map(({ args, cancelled }) => [args, cancelled])).toEqual([
      [[3], true],
      [[4], false],
    ]);
  });

  it('keeps two calls of one formula apart', () => {
    cells.beginCalculation();
    cells.evaluate(twice, cell, [scalar(1)]);
    cells.evaluate(twice, cell, [scalar(2)]);
    calls[0]?.finish({ value: 2 });
    calls[1]?.finish({ value: 4 });
    cells.beginCalculation();
    expect([1, 2].map((value) => cells.evaluate(twice, cell, [scalar(value)]))).toEqual([2, 4]);
    expect(calls).toHaveLength(2);
  });

  it('moves with inserted rows and is gone with deleted ones', () => {
    compute(cells, 3);
    calls[0]?.finish({ value: 6 });
    cells.shift({ sheet: 's', along: 'rows', at: 0, count: 2 });
    expect(compute(cells, 3, { ...cell, row: 6 })).toBe(6);
    cells.shift({ sheet: 's', along: 'rows', at: 6, count: -1 });
    expect(compute(cells, 3, { ...cell, row: 6 })).toBe('#BUSY!');
    expect(calls).toHaveLength(2);
  });

  it('costs no call after the file was reopened, errors included', () => {
    compute(cells, 3);
    compute(cells, 5, { ...cell, row: 9 });
    calls[0]?.finish({ value: [[6, 'six']] });
    calls[1]?.finish({ error: '#N/A', message: 'no such deal' });
    const reopened = newCells();
    reopened.restore(cells.saved());
    expect(compute(reopened, 3)).toEqual([[6, 'six']]);
    expect(compute(reopened, 5, { ...cell, row: 9 })).toBe('#N/A');
    expect(reopened.error({ ...cell, row: 9 })?.message).toBe('no such deal');
    expect(calls).toHaveLength(2);
    expect(compute(reopened, 4)).toBe('#BUSY!');
  });

  it('cancels when the cell is overwritten', () => {
    compute(cells, 3);
    cells.edited([cell]);
    expect([calls[0]?.cancelled, cells.pending]).toEqual([true, 0]);
  });
});

describe('arguments', () => {
  it('shows #VALUE! without a call when a number is needed', () => {
    expect(compute(cells, 'many')).toBe('#VALUE!');
    expect(calls).toHaveLength(0);
  });

  it('passes errors through', () => {
    expect(compute(cells, '#DIV/0!')).toBe('#DIV/0!');
  });

  it('gives omitted arguments as null and blanks in blocks by type', () => {
    const forecast: FunctionMetadata = {
      id: 'FORECAST',
      name: 'FORECAST',
      parameters: [
        { name: 'values', type: 'any', dimensionality: 'matrix' },
        { name: 'timeline', type: 'any', dimensionality: 'matrix', optional: true },
        { name: 'periods', type: 'number', optional: true },
      ],
    };
    const block = [[1], ['']];
    const given = [
      { value: block, address: 'A1:A2', fingerprint: fingerprint(block) },
      { value: null, address: null, fingerprint: fingerprint(null) },
    ];
    cells.evaluate(forecast, cell, given);
    expect(calls[0]?.args).toEqual([[[1], ['']], null, null]);
    expect(calls[0]?.parameterAddresses).toEqual(['A1:A2', null]);
  });
});
