/** What a question over single rows asks for, read off its wording. */
export interface Asked {
  readonly count: boolean;
  readonly distinct: boolean;
  readonly sum: boolean;
  readonly average: boolean;
  readonly difference: boolean;
  readonly yesNo: boolean;
  /** A row by its place: the first or last that fits. */
  readonly end: 'first' | 'last' | null;
  /** A row next to the one named: -1 above, 1 below. */
  readonly beside: -1 | 1 | null;
  readonly extreme: 'most' | 'least' | null;
  readonly choice: boolean;
  readonly others: boolean;
  readonly same: boolean;
}

const test = (question: string, pattern: RegExp): boolean => pattern.test(question);

/** "which county had the most total votes": the ranking decides, the rest names what is ranked. */
export const ranksFirst = (q: string): boolean =>
  test(
    q,
    /^(which|what|who|name|where|in which|in what|the)\b.*\b(most|least|highest|lowest|largest|smallest|fewest|greatest|longest|shortest|fastest|tallest)\b/,
  );

const extremeOf = (q: string): Asked['extreme'] => {
  if (
    test(
      q,
      /\b(least|fewest|lowest|smallest|shortest|youngest|slowest|minimum|earliest|lightest|worst|closest|fewer|smaller|shorter|lower|less|cheapest|narrowest|oldest year)\b(?! (than|or equal))/,
    ) &&
    !test(q, /\bat least\b|more or less|less or more/)
  )
    return 'least';
  if (
    test(
      q,
      /\b(most|highest|largest|biggest|longest|greatest|tallest|maximum|best|oldest|fastest|latest|heaviest|top(?! (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty))|deepest|widest|more|larger|bigger|longer|higher|greater|taller|heavier|newest|busiest|richest|farthest)\b(?! (than|recent|common))/,
    )
  )
    return 'most';
  return null;
};

const besideOf = (q: string): Asked['beside'] => {
  if (
    test(
      q,
      /\b(directly |immediately |right |just |the next |listed |ranked |placed |came |comes |come |next )?(after|below|under|beneath|following|follows|followed by|succeeded|underneath)\b|\bnext (to|after)\b/,
    )
  )
    return 1;
  if (test(q, /\b(before|above|previous to|prior to|preceding|precedes|preceded|ahead of)\b/)) return -1;
  return null;
};

/** Reads the question's operation from its wording; expects lower case. */
export const askedBy = (q: string): Asked => ({
  count: test(q, /\bhow many\b|\bnumber of\b|\bhow often\b|\btotal (count|amount) of\b|^count\b|\bhow many times\b/),
  distinct: test(q, /\b(different|distinct|unique|various)\b/),
  sum: test(q, /\b(total|combined|altogether|sum|in all|overall|together)\b/),
  average: test(q, /\b(average|mean)\b/),
  difference: test(
    q,
    /\bdifference\b|\bhow (many|much) (more|less|fewer|longer|older|taller|higher)\b|\bby how (many|much)\b/,
  ),
  yesNo: test(q, /^(is|are|was|were|did|does|do|has|have|had|can|will)\b/),
  end: test(q, /\b(last|final|bottom|most recent|latest|ends?)\b(?! (name|names))/)
    ? 'last'
    : test(
          q,
          /\b(first|initial|top of|earliest|at the top|top)\b(?! (name|names|(?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty)))/,
        )
      ? 'first'
      : null,
  beside: besideOf(q),
  extreme: extremeOf(q),
  choice: test(q, /\bor\b/),
  others: test(q, /\b(other than|besides|aside from|apart from|not including|another|except|excluding)\b/),
  same: test(q, /\b(same|as many|also|equal)\b/),
});
