const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date of which only some parts may be known. */
export interface PartialDate {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?';
const yearNumber = '(1[5-9]\\d\\d|20\\d\\d)';

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const pick = (year: string | undefined, month: string, day: string | undefined): PartialDate => ({
  month: monthOf(month),
  ...(year && { year: Number(year) }),
  ...(day && { day: Number(day) }),
});

const forms: readonly (readonly [RegExp, (found: readonly (string | undefined)[]) => PartialDate])[] = [
  [
    new RegExp(`\\b${monthName} ${dayNumber}(?!\\d|[-–]\\d)(?:,? ?,? ?${yearNumber})?`, 'i'),
    ([, m = '', d, y]) => pick(y, m, d),
  ],
  [
    new RegExp(`\\b${dayNumber} (?:of )?${monthName}(?:,? ?,? ?${yearNumber})?`, 'i'),
    ([, d, m = '', y]) => pick(y, m, d),
  ],
  [new RegExp(`\\b${monthName},? (?:of )?${yearNumber}`, 'i'), ([, m = '', y]) => pick(y, m, undefined)],
  [/\b(1[5-9]\d\d|20\d\d)-(\d\d)-(\d\d)\b/, ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
];

/** The first date written out in a text, with its place; null where there is none. */
export const dateIn = (text: string): { readonly date: PartialDate; readonly text: string } | null => {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    if (found) return { date: read(found), text: found[0] };
  }
  return null;
};

export const isDateText = (text: string): boolean => {
  const found = dateIn(text);
  return found !== null && text.trim().startsWith(found.text);
};

/** The years written in a text, a span's second half included ("2010–11" is 2010). */
export const yearIn = (text: string): number | undefined => {
  const found = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
};

/** Every known part of one is that of the other. */
export const fits = (asked: PartialDate, given: PartialDate): boolean =>
  (['year', 'month', 'day'] as const).every((part) => asked[part] === undefined || asked[part] === given[part]);

/** Days in order of the calendar; missing parts are the earliest. */
export const placeOf = ({ year = 0, month = 1, day = 1 }: PartialDate): number => year * 372 + month * 31 + day;
