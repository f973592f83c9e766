import type { Mention } from '../linking/mentions.js';
import type { Operand } from './draft.js';
import { compound, isVerb } from './compounds.js';
import type { Reader } from './reader.js';

/** A word that names a column or table: what it does depends on the clause it stands in. */
export const readMention = (reader: Reader, named: Mention): void => {
  const mention = ownName(reader, named);
  if (takesNextValue(reader, mention)) return;
  if (reader.mode === 'select') return readInSelect(reader, mention);
  if (reader.mode === 'group') return void reader.draft.groups.push(mention);
  if (reader.mode === 'order') return readInOrder(reader, mention);
  return readInWhere(reader, mention);
};

/** "the publishers whose name": publishers themselves, where a column holds them. */
const ownName = (reader: Reader, mention: Mention): Mention => {
  const shown = reader.draft.selects.at(-1)?.mention;
  if (!shown || !/^names?$/i.test(mention.text) || reader.mode !== 'where') return mention;
  const owned = reader.cueIs(-1, 'relative') && reader.mentionAt(-2) === shown;
  return owned && reader.isText(shown) ? shown : mention;
};

/** "country 'Morocco'", "year 2000", "class between …": the mention belongs to the value behind it. */
const takesNextValue = (reader: Reader, mention: Mention): boolean => {
  const next = reader.at(1);
  const skip = next?.kind === 'cue' && (['either', 'both'].includes(next.cue.is) || isNumberOf(reader)) ? 2 : 1;
  const item = reader.at(skip);
  const isValue = item?.kind === 'value' && (item.quoted || reader.holds(mention, { ...item, kind: 'value' }));
  const inFront =
    reader.cueIs(-1, 'of', 'in', 'relative', 'and', 'or', 'comma', 'compare') ||
    reader.mode !== 'select' ||
    reader.at(-1)?.kind === 'word' ||
    reader.at(-1)?.kind === 'mention';
  const isNumber =
    item?.kind === 'number' &&
    reader.mode !== 'order' &&
    inFront &&
    reader.draft.selects.length > 0 &&
    !reader.cueIs(skip + 1, 'superlative');
  if (!isValue && !isNumber) return false;
  if (reader.mode === 'select' && reader.draft.selects.length === 0) {
    reader.addSelect(mention);
    if (!isValue) return false;
  }
  if (reader.mode !== 'where') reader.enter('where');
  if (reader.pending && reader.pending !== mention) reader.flush();
  reader.pending = mention;
  return true;
};

/** "the year of 2010", "an age of 30" */
const isNumberOf = (reader: Reader): boolean =>
  reader.mode === 'where' && /^of$/i.test(reader.at(1)?.text ?? '') && reader.at(2)?.kind === 'number';

/** ", and their respective X": one more thing to show, as against "of X", which only says of what. */
const continuesList = (reader: Reader): boolean => {
  let offset = -1;
  while (
    reader.cueIs(offset, 'pronoun', 'each', 'distinct', 'also') ||
    (reader.at(offset)?.kind === 'word' && offset > -3)
  )
    offset -= 1;
  return (
    reader.sentenceSelects === 0 ||
    reader.cueIs(offset, 'and', 'or', 'comma', 'ask', 'aggregate', 'count', 'stop', 'be', 'everything')
  );
};

/** "names of all distinct wines": what is shown of them is given once. */
const distinctOwner = (reader: Reader): void => {
  const last = reader.draft.selects.at(-1);
  if (!reader.distinct || !last || last.aggregate !== null) return;
  reader.distinct = false;
  reader.draft.selects.splice(-1, 1, { ...last, distinct: true });
};

/** "Among all the claims, what is …": only says of what. */
const setsScene = (reader: Reader): boolean =>
  reader.position === 1 && reader.cueIs(-1, 'of', 'in') && reader.cueIs(1, 'comma') && reader.cueIs(2, 'ask', 'count');

/** "names of the states", where states are a column: the states themselves. */
const isNamed = (reader: Reader, mention: Mention): boolean => {
  const last = reader.draft.selects.at(-1);
  const [top] = mention.candidates;
  const info = top?.column ? reader.column(top.table, top.column) : undefined;
  if (info?.kind !== 'text' || info.primary || reader.isReference(info) || (top?.score ?? 0) < 0.6) return false;
  return /^names?$/i.test(last?.mention?.text ?? '') && !reader.cueIs(1, 'compare', 'between');
};

const readInSelect = (reader: Reader, mention: Mention): void => {
  if (setsScene(reader)) return void reader.draft.context.push(mention);
  if (reader.at(-1)?.kind === 'mention' && reader.draft.selects.length > 0 && reader.aggregates.length === 0) {
    if (/ of /i.test(reader.draft.selects.at(-1)?.mention?.text ?? '') && !isVerb(mention.text)) {
      reader.draft.context.push(mention);
    } else if (isVerb(mention.text) || reader.cueIs(1, 'compare', 'between')) {
      reader.enter('where');
      reader.pending = mention;
    } else compound(reader, mention);
    return;
  }
  const passing = reader.draft.selects.length > 0 && reader.aggregates.length === 0 && !continuesList(reader);
  if (passing && isNamed(reader, mention)) {
    const last = reader.draft.selects.pop();
    if (last) reader.draft.selects.push({ ...last, mention });
    return;
  }
  if (passing) {
    distinctOwner(reader);
    reader.draft.context.push(mention);
    reader.draft.subjects.push(mention);
    return;
  }
  const compared = reader.draft.selects.length === 0 && reader.aggregates.length === 0 && reader.cueIs(1, 'between');
  if (compared && reader.isMeasure(mention)) {
    reader.enter('where');
    reader.pending = mention;
    return;
  }
  const carries =
    reader.carried !== null &&
    reader.carried !== 'count' &&
    reader.aggregates.length === 0 &&
    reader.cueIs(-1, 'and', 'comma');
  if (carries && reader.carried && reader.isMeasure(mention)) reader.aggregates.push(reader.carried);
  reader.addSelect(mention);
};

/** "the year they joined": both words speak of one column. */
const merged = (first: Mention, second: Mention): Mention => {
  const both = first.candidates.map((candidate) => {
    const other = second.candidates.find(
      ({ table, column }) => table === candidate.table && column === candidate.column,
    );
    return other ? { ...candidate, score: Math.min(1, Math.max(candidate.score, other.score) + 0.3) } : candidate;
  });
  return {
    ...first,
    end: second.end,
    text: `${first.text} ${second.text}`,
    candidates: both.sort((a, b) => b.score - a.score),
  };
};

const readInOrder = (reader: Reader, mention: Mention): void => {
  if (reader.cueIs(-1, 'of', 'in') && reader.draft.orders.length > 0) {
    reader.draft.context.push(mention);
    return;
  }
  const last = reader.draft.orders.at(-1);
  if (last?.mention && !reader.cueIs(-1, 'and', 'comma', 'aggregate', 'direction', 'by', 'order')) {
    reader.draft.orders.splice(-1, 1, { ...last, mention: merged(last.mention, mention) });
    return;
  }
  reader.draft.orders.push({
    mention,
    counted: false,
    aggregate: reader.aggregates.pop() ?? null,
    descending: reader.descending ?? false,
  });
};

const readInWhere = (reader: Reader, mention: Mention): void => {
  const extreme = /^(max|maximum|min|minimum|highest|lowest|largest|smallest)\b/i.exec(mention.text);
  if (extreme && !reader.operator && !reader.draft.superlative && !reader.cueIs(1, 'be', 'compare')) {
    reader.draft.superlative = {
      mention,
      counted: false,
      aggregate: null,
      descending: /^(max|high|larg)/i.test(mention.text),
      common: false,
      measured: false,
      limit: 1,
    };
    return;
  }
  if (reader.operator && reader.pending && reader.isMeasure(mention)) {
    const { op } = reader.operator;
    const nested = reader.aggregates.pop();
    const value: Operand = nested
      ? { kind: 'nested', aggregate: nested, mention, scope: [] }
      : { kind: 'mention', mention };
    reader.addFilter({ mention: reader.pending, op, values: [value] });
    return;
  }
  if (reader.operator && !reader.pending && reader.cueIs(1, 'than', 'compare')) {
    reader.pending = mention;
    return;
  }
  const nestedAggregate = reader.operator ? reader.aggregates.pop() : undefined;
  if (reader.operator && nestedAggregate) {
    const subject = reader.pending ?? reader.adjectiveMention(reader.operator.adjective) ?? mention;
    reader.addFilter({
      mention: subject,
      op: reader.operator.op,
      values: [
        {
          kind: 'nested',
          aggregate: nestedAggregate,
          mention: reader.isMeasure(mention) ? mention : subject,
          scope: [],
        },
      ],
    });
    return;
  }
  const placed = reader.ranked && reader.pending === null && reader.cueIs(-1, 'of', 'in');
  if (placed || (reader.pending && reader.cueIs(-1, 'of', 'in') && !reader.isTable(reader.pending))) {
    reader.draft.context.push(mention);
    return;
  }
  reader.flush();
  if (reader.operator && reader.isTable(mention)) reader.operator = null;
  reader.pending = mention;
};
