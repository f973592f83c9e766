import type { Segment } from '#shared/analyses/segment.js';
import { listed } from '#shared/wording/numbers.js';
import type { Categories } from '#server/statistics/table-columns.js';

export interface Described {
  readonly numbers: readonly { name: string; values: Float64Array }[];
  readonly categories: readonly (Categories & { name: string })[];
}

type Trait = Segment['traits'][number];

const TELLING = 0.35;

/** Means and spread of a column, and the sum within one segment, over rows that hold a number. */
const numberTrait = ({ name, values }: Described['numbers'][number], inside: Uint8Array): Trait | null => {
  let [n, sum, squares, m, own] = [0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    n++;
    sum += value;
    if (inside[i]) {
      m++;
      own += value;
    }
  }
  if (m === 0 || n === m) return null;
  for (const value of values) if (Number.isFinite(value)) squares += (value - sum / n) ** 2;
  const spread = Math.sqrt(squares / n);
  const [segment, others] = [own / m, (sum - own) / (n - m)];
  return spread > 0 ? { column: name, segment, others, value: null, strength: (segment - others) / spread } : null;
};

/** Being something says more than not being it. */
const weight = (strength: number): number => (strength > 0 ? strength : -0.8 * strength);

/** The value whose frequency differs most between the segment and the rest, in standard deviations of its indicator. */
const categoryTrait = (
  { name, codes, levels, counts }: Described['categories'][number],
  inside: Uint8Array,
): Trait | null => {
  const own = new Int32Array(levels.length);
  let size = 0;
  for (let i = 0; i < codes.length; i++) {
    if (!inside[i]) continue;
    size++;
    if (codes[i]! >= 0) own[codes[i]!]!++;
  }
  const rest = codes.length - size;
  if (size === 0 || rest === 0) return null;
  let best: Trait | null = null;
  for (let level = 0; level < levels.length; level++) {
    const share = counts[level]! / codes.length;
    const spread = Math.sqrt(share * (1 - share));
    const [segment, others] = [own[level]! / size, (counts[level]! - own[level]!) / rest];
    const strength = spread > 0 ? (segment - others) / spread : 0;
    if (!best || weight(strength) > weight(best.strength)) {
      best = { column: name, segment, others, value: levels[level]!, strength };
    }
  }
  return best;
};

const phrase = ({ column, value, strength }: Trait): string => {
  if (value !== null) return strength > 0 ? `${column} ${value}` : `not ${column} ${value}`;
  const far = Math.abs(strength) >= 1.5 ? 'very ' : '';
  return `${far}${strength > 0 ? 'high' : 'low'} ${column}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nameOf = (traits: readonly Trait[]): string => {
  const telling = traits.filter(({ strength }) => Math.abs(strength) >= TELLING).slice(0, 2);
  return telling.length > 0 ? capital(listed(telling.map(phrase))) : 'Average';
};

const distinctNames = (segments: Segment[]): Segment[] => {
  const seen = new Map<string, number>();
  return segments.map((segment) => {
    const times = (seen.get(segment.name) ?? 0) + 1;
    seen.set(segment.name, times);
    return times === 1 ? segment : { ...segment, name: `${segment.name} (${times})` };
  });
};

/** Each segment by what sets it apart from all other rows, named after its two strongest traits. */
export const describeSegments = (labels: Int32Array, k: number, table: Described): Segment[] => {
  const segments = Array.from({ length: k }, (_, label): Segment => {
    const inside = Uint8Array.from(labels, (one) => (one === label ? 1 : 0));
    const rows = inside.reduce((sum, one) => sum + one, 0);
    const traits = [
      ...table.numbers.flatMap((column) => numberTrait(column, inside) ?? []),
      ...table.categories.flatMap((column) => categoryTrait(column, inside) ?? []),
    ].sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength));
    return { label, name: nameOf(traits), rows, share: rows / labels.length, traits: traits.slice(0, 6) };
  });
  return distinctNames(segments);
};
