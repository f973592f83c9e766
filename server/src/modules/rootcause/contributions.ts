import type { ChangePart } from '#shared/analyses/change.js';
import { decomposeRatio, type Part } from './decomposition.js';

export const REST = 'All other';

export const ratio = ({ numerator, denominator }: Part['before']): number =>
  denominator === 0 ? 0 : numerator / denominator;

const partsOf = (parts: readonly Part[], isRatio: boolean, total: number): ChangePart[] => {
  const shareOf = (change: number): number | null => (total === 0 ? null : change / total);
  if (!isRatio) {
    return parts.map(({ name, before, after }) => {
      const change = after.numerator - before.numerator;
      const [first, last] = [before.numerator, after.numerator];
      return { value: name, before: first, after: last, change, share: shareOf(change), rate: null, mix: null };
    });
  }
  return decomposeRatio(parts).map(({ name, change, rate, mix }, i) => {
    const part = parts[i]!;
    return {
      value: name,
      before: ratio(part.before),
      after: ratio(part.after),
      change,
      share: shareOf(change),
      rate,
      mix,
    };
  });
};

const merged = (parts: readonly Part[], name: string): Part => {
  const add = (time: 'before' | 'after'): Part['before'] => ({
    numerator: parts.reduce((sum, part) => sum + part[time].numerator, 0),
    denominator: parts.reduce((sum, part) => sum + part[time].denominator, 0),
  });
  return { name, before: add('before'), after: add('after') };
};

/** The largest contributions one by one and the rest as one part, so that the sum stays exact. */
export const topParts = (parts: readonly Part[], isRatio: boolean, total: number, most: number): ChangePart[] => {
  const all = partsOf(parts, isRatio, total);
  const order = [...all.keys()].sort((a, b) => Math.abs(all[b]!.change) - Math.abs(all[a]!.change));
  if (order.length <= most) return order.map((i) => all[i]!);
  const kept = order.slice(0, most - 1).map((i) => all[i]!);
  const rest = order.slice(most - 1);
  const sum = (pick: (part: ChangePart) => number | null): number =>
    rest.reduce((total, i) => total + (pick(all[i]!) ?? 0), 0);
  const [whole] = partsOf(
    [
      merged(
        rest.map((i) => parts[i]!),
        REST,
      ),
    ],
    false,
    total,
  );
  const together = merged(
    rest.map((i) => parts[i]!),
    REST,
  );
  const restPart: ChangePart = {
    value: `${REST} (${rest.length})`,
    before: isRatio ? ratio(together.before) : whole!.before,
    after: isRatio ? ratio(together.after) : whole!.after,
    change: sum(({ change }) => change),
    share: total === 0 ? null : sum(({ share }) => share),
    rate: isRatio ? sum(({ rate }) => rate) : null,
    mix: isRatio ? sum(({ mix }) => mix) : null,
  };
  return [...kept, restPart];
};

/** Half the sum of |share of change - share of size|: 0 when every value changed in step with its size. */
export const concentrationOf = (parts: readonly Part[], isRatio: boolean, total: number): number => {
  const sizes = parts.map(({ before, after }) =>
    isRatio
      ? Math.abs(before.denominator) + Math.abs(after.denominator)
      : Math.abs(before.numerator) + Math.abs(after.numerator),
  );
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const changes = partsOf(parts, isRatio, total).map(({ change }) => change);
  const moved = changes.reduce((sum, change) => sum + Math.abs(change), 0);
  if (whole === 0 || moved === 0) return 0;
  const net = Math.sign(total) || 1;
  const gap = changes.reduce((sum, change, i) => sum + Math.abs((net * change) / moved - sizes[i]! / whole), 0);
  return Math.min(1, gap / 2);
};
