export interface Day<T> {
  /** Date in the user's own time zone, `2026-10-05`. */
  readonly key: string;
  /** The moment of the first item. */
  readonly at: string;
  readonly items: readonly T[];
}

const localDay = (iso: string): string => {
  const at = new Date(iso);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** Groups items by the day they happened on, in the order given. */
export const byDay = <T>(items: readonly T[], momentOf: (item: T) => string): Day<T>[] => {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const key = localDay(momentOf(item));
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  return [...days].map(([key, of]) => ({ key, at: momentOf(of[0] as T), items: of }));
};

export const isSameDay = (iso: string, now: number): boolean => localDay(iso) === localDay(new Date(now).toISOString());
