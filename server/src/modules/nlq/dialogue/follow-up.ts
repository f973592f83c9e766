/** What the words of a follow-up ask to be done with the answer before. */
export interface FollowUp {
  /** The question without the words that only tie it to the one before. */
  readonly rest: string;
  /** "without North": rows to leave out. */
  readonly excludes: boolean;
  /** "also by month": a grouping beside the one before, not instead of it. */
  readonly adds: boolean;
  /** "by month", "per region": the rest names groups and nothing else. */
  readonly groups: boolean;
  /** It says nothing without an answer before it: "top 3", "by month". */
  readonly elliptic: boolean;
}

/** Words that tie a question to the one before. */
const tying =
  /^(?:and|but|then|only|just|what about|how about|the same(?: thing)?|same|instead|also|limit(?:ed)? to|filter(?:ed)? (?:by|to|on)|split|broken? down|break (?:it|that|this|them) down|group(?:ed)?)\b[\s,]*/i;
/** Words of courtesy, before either kind. */
const courtesy = /^(?:now|ok(?:ay)?|so|please|show(?: me)?|for)\b[\s,]*/i;
const excluding = /^(?:without|except(?: for)?|excluding|leaving out|not|other than)\s+/i;
const adding = /\b(?:also|too|as well|additionally|further|split|broken? down|break)\b/i;
const tail = /[\s,]*\b(?:instead|too|as well|only|please|also)\b[\s?.!]*$/i;
const grouping = /^(?:by|per|(?:for )?each|(?:for )?every|over)\b/i;

/** "top 3", "the lowest": a rank with nothing ranked. */
const bareRank = /^(?:the )?(?:top|bottom|highest|lowest)(?:\s+\d{1,4})?(?:\s+(?:ones?|of (?:them|these|those)))?$/i;
const period = /^(?:in|since|before|after|during)\b/i;
const condition = /^(?:with|where|whose)\b/i;
const share = /^(?:as|in) (?:an? |the )?(?:shares?|percent(?:ages?)?|%|per ?cent)(?: of (?:the )?total)?$/i;
/** Words that name what is computed, so that a question with a period before them stands alone. */
const computing =
  /\b(?:by|per|each|how|what|which|who|totals?|sum|average|mean|median|count|number|list|show|most|least|highest|lowest)\b/i;

const withoutLead = (text: string): { rest: string; led: boolean } => {
  let rest = text;
  let led = false;
  for (;;) {
    const tied = rest.replace(tying, '');
    const next = tied.replace(courtesy, '');
    if (next === rest) return { rest, led };
    led ||= tied !== rest;
    rest = next;
  }
};

const isElliptic = (rest: string): boolean =>
  grouping.test(rest) ||
  bareRank.test(rest) ||
  share.test(rest) ||
  ((period.test(rest) || condition.test(rest)) && !computing.test(rest));

/**
 * The follow-up in a question, or null when it stands alone. The words alone decide, so that a question is read, cached and found among
 * the kept ones alike whatever was asked before it: "and …", "only …", "by month", "in 2024", "top 3" go on from the answer before;
 * "top 5 products by units" and "show revenue by region" do not.
 */
export const followUpOf = (question: string): FollowUp | null => {
  const text = question.trim();
  const { rest: led, led: isLed } = withoutLead(text);
  const excludes = excluding.test(led);
  const rest = led
    .replace(tail, '')
    .replace(excluding, '')
    .replace(/[?!.\s]+$/, '')
    .trim();
  const elliptic = isElliptic(rest);
  if (!isLed && !excludes && !elliptic) return null;
  return { rest, excludes, adds: adding.test(text), groups: grouping.test(rest), elliptic };
};
