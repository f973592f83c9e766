import { expect, it } from 'vitest';
import { isSingleCall } from './single-call.js';

it.each(['=DV.ASK("units (all)",A1:H5001)', '=DV.STATUS()', "=DV.X('It''s (1)'!A1,SUM(B1))", '=DV.X("a ""(""")'])(
  'sees one call in %s',
  (formula) => expect(isSingleCall(formula)).toBe(true),
);

it.each(['=DV.X(1)+1', '=DV.X(1)&DV.Y(2)', '=-DV.X(1)', '=(DV.X(1))', '=A1', '12', '=DV.X(1'])(
  'sees more, or no call, in %s',
  (formula) => expect(isSingleCall(formula)).toBe(false),
);
