import { ordinalOf } from '../linking/ordinals.js';
import type { Token } from '../linking/tokens.js';
import type { Condition } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { cell, numberIn } from './amounts.js';
import { type Compared } from './conditions.js';
import { isRankName } from './known.js';

const placeNoun = /^(place|places|position|positions|rank|ranked|spot|overall|finish|finisher)$/;

const isPlace = (column: ColumnInfo): boolean => isRankName(column.name) && column.name.trim() !== '#';

/** "in the top five", "8th place", "fourth in rank": rows by the place written in a column of places. */
export const placedIn = (tokens: readonly Token[], columns: readonly ColumnInfo[]): Compared[] => {
  const column = columns.find(isPlace);
  if (!column) return [];
  return tokens.flatMap((token, at): Compared[] => {
    if (token.lower === 'top' && tokens[at + 1]?.number !== undefined) {
      const most = { kind: 'literal', value: tokens[at + 1]?.number ?? 0 } as const;
      return [{ at: at + 1, column, condition: { kind: 'compare', op: '<=', left: numberIn(column), right: most } }];
    }
    const place = ordinalOf(token.lower);
    const named = placeNoun.test(tokens[at + 1]?.lower ?? '') || tokens[at - 1]?.lower === 'ranked';
    if (place === undefined || !named) return [];
    const before = tokens
      .slice(Math.max(0, at - 3), at)
      .map(({ lower }) => lower)
      .join(' ');
    const op = /\b(above|higher than|better than)( the)?$/.test(before)
      ? '<'
      : /\b(below|lower than|worse than)( the)?$/.test(before)
        ? '>'
        : null;
    if (op) {
      const condition: Condition = {
        kind: 'compare',
        op,
        left: numberIn(column),
        right: { kind: 'literal', value: place },
      };
      return [
        { at, column, condition },
        { at: at + 1, column, condition },
      ];
    }
    const values = column.values.filter((text) => new RegExp(`^\\D{0,2}0*${place}(?!\\d)`).test(text.trim()));
    const condition: Condition = { kind: 'in', of: cell(column), values };
    return values.length > 0
      ? [
          { at, column, condition },
          { at: at + 1, column, condition },
        ]
      : [];
  });
};
