import type { LargestResult } from '#shared/analyses/largest.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Column } from '#shared/data/column.js';
import { amount, howMany, named, share, signed, whole as counted } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { measureName } from './change-presentation.js';
import type { ChangeRequest } from './change-parts.js';
import type { Part } from './decomposition.js';

interface Asked {
  readonly request: ChangeRequest;
  readonly whole: Part;
  readonly columns: readonly Column[];
  readonly params: Record<string, unknown>;
}

const sideOf = ({ rows }: LargestResult, side: 'before' | 'after') => {
  const own = rows.filter((row) => row.side === side);
  return { rows: own, sum: own.reduce((total, { value }) => total + value, 0) };
};

const findingOfLargest = (result: LargestResult, { request, whole, params }: Asked): Finding => {
  const { unit, name } = request.measure;
  const [now, then] = [sideOf(result, 'after'), sideOf(result, 'before')];
  const top = (now.rows[0] ?? then.rows[0])!;
  const part = (sum: number, total: number): number => (total === 0 ? 0 : sum / total);
  const carried = result.change === 0 ? 0 : 1 - result.without / result.change;
  const facts = {
    measure: named(measureName(request)),
    after: named(request.after),
    before: named(request.before),
    rows: howMany(now.rows.length, 'largest row', 'largest rows'),
    share: share(part(now.sum, whole.after.numerator), 0),
    share_before: share(part(then.sum, whole.before.numerator), 0),
    top: amount(top.value, unit),
    row: counted(top.row),
    change: signed(result.change, unit),
    without: signed(result.without, unit),
  };
  return findingOf({
    kind: 'change',
    headline: '{share} of {measure} in {after} comes from its {rows}; in {before} it was {share_before}.',
    sentences: [
      'The largest is {top} in row {row}.',
      'Without the rows listed, the change of {change} would be {without}.',
    ],
    facts,
    size: {
      value: result.change - result.without,
      text: signed(result.change - result.without, unit).text,
      of: `Change of ${name} through the largest rows`,
    },
    p: null,
    effect: Math.min(1, Math.abs(carried)),
    columns: [name],
    table: 0,
    cells: result.rows.map(({ row }) => ({ column: name, row })),
    evidence: { analysis: 'largest', params },
  });
};

/** The rows with the side they are on; the finding names their cells. */
export const presentLargest = (result: LargestResult, asked: Asked): Presentation => {
  const { columns, request } = asked;
  const finding = findingOfLargest(result, asked);
  const label = { before: request.before, after: request.after };
  const rows = result.rows.map(({ row, side, cells }) => [row, label[side], ...cells]);
  const plain = { kind: 'plain' } as const;
  return {
    headline: finding.headline,
    sentences: finding.sentences,
    tables: [
      {
        name: 'Largest rows',
        columns: [
          { name: 'Row', type: 'integer', unit: plain, decimals: 0 },
          { name: 'Compared', type: 'text', unit: plain, decimals: null },
          ...columns.map(({ name, type, unit }) => ({ name, type, unit, decimals: null })),
        ],
        rows,
        totalRows: rows.length,
      },
    ],
    charts: [],
    findings: [finding],
    followUps: [],
  };
};
