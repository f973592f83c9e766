import type { CueOf } from './read-cue.js';
import type { Reader } from './reader.js';

export const readGroup = (reader: Reader): void => {
  const ahead = reader.cueIs(1, 'distinct') ? reader.at(2) : reader.at(1);
  if (ahead?.kind === 'word') reader.draft.risks.push('grouping not understood');
  const computes = reader.draft.selects.some(({ aggregate }) => aggregate !== null);
  const whole = reader.draft.everything && reader.draft.selects.length === 0;
  const passing =
    reader.mode === 'select' &&
    (whole || reader.draft.selects.length > 0) &&
    !computes &&
    reader.aggregates.length === 0;
  const mention = reader.mentionAt(1);
  if (passing && mention && (whole || /^(of|from|to|at) each$/i.test(reader.at()?.text ?? ''))) {
    reader.draft.context.push(mention);
    reader.position += 2;
    return;
  }
  reader.enter('group');
};

export const readBy = (reader: Reader): void => {
  if (reader.mentionAt(1) && (reader.sorting || reader.cueIs(2, 'direction', 'alphabetical')))
    return reader.enter('order');
  if (reader.at(-1)?.kind === 'word') return;
  const measures = reader.draft.selects.some(
    ({ aggregate, form, mention }) => aggregate !== null || form !== undefined || reader.isMeasure(mention),
  );
  const ranks = reader.mode === 'select' && reader.draft.selects.length > 0 && reader.isMeasure(reader.mentionAt(1));
  if (reader.mode !== 'order' && reader.mentionAt(1) && (measures || ranks)) reader.enter('group');
};

export const readEach = (reader: Reader): void => {
  if (reader.mode === 'select' && reader.draft.selects.length === 0) {
    const mention = reader.mentionAt(1);
    if (mention) reader.draft.context.push(mention);
    return;
  }
  const counting = reader.draft.selects.some(({ aggregate }) => aggregate !== null);
  const mention = reader.mentionAt(1);
  if (counting && mention) {
    reader.draft.groups.push(mention);
    reader.position += 2;
  }
};

export const readBucket = (reader: Reader, cue: CueOf<'bucket'>): void => {
  reader.draft.bucket = cue.unit;
  if (reader.mode === 'order') reader.enter('select');
};
