/** What the first words of a follow-up ask to be done with the answer before. */
export interface FollowUp {
  /** The question without the words that only tie it to the one before. */
  readonly rest: string;
  /** "without North": rows to leave out. */
  readonly excludes: boolean;
  /** "also by month": a grouping beside the one before, not instead of it. */
  readonly adds: boolean;
  /** "by month", "per region": the rest names groups and nothing else. */
  readonly groups: boolean;
}

const lead =
  /^(?:(?:and|but|now|then|ok(?:ay)?|so|please|only|just|what about|how about|show(?: me)?|the same(?: thing)?|same|instead|also|limit(?:ed)? to|filter(?:ed)? (?:by|to|on)|split|broken? down|break (?:it|that|this|them) down|group(?:ed)?|for)\b[\s,]*)+/i;
const excluding = /\b(?:without|except(?: for)?|excluding|leaving out|but not|other than)\s+/i;
const adding = /\b(?:also|too|as well|additionally|further|split|broken? down|break)\b/i;
const tail = /[\s,]*\b(?:instead|too|as well|only|please|also)\b[\s?.!]*$/i;
const grouping = /^(?:by|per|for each|for every|over)\b/i;

/** Words that begin a question which stands for itself. */
const complete =
  /^(?:what is|what are|what was|what were|how many|how much|which|who|when|where|list|is there|are there|do|does|did)\b/i;

/** Whether the words say themselves that they go on from the answer before: "and …", "only …", "by month". */
export const isTied = (question: string): boolean => {
  const text = question.trim();
  return lead.test(text) || excluding.test(text) || grouping.test(text);
};

/** The follow-up in a question, or null when it begins as a question of its own. */
export const followUpOf = (question: string): FollowUp | null => {
  const text = question.trim();
  if (complete.test(text)) return null;
  const started = lead.test(text) || excluding.test(text);
  const rest = text
    .replace(lead, '')
    .replace(tail, '')
    .replace(excluding, '')
    .replace(/[?!.\s]+$/, '')
    .trim();
  const groups = grouping.test(rest);
  if (
    !started &&
    !groups &&
    !/^(?:the )?(?:in|since|before|after|during|top|bottom|highest|lowest|sort|order)\b/i.test(rest)
  )
    return null;
  return { rest, excludes: excluding.test(text), adds: adding.test(text), groups };
};
