import type { Area } from '../addresses.js';
import { AREA_PROPERTIES, areaOf, bandsOf, rangeAt } from '../blocks.js';

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const digest = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

const usedOn = async (context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Area[]> => {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(AREA_PROPERTIES);
  await context.sync();
  return used.isNullObject ? [] : [areaOf(used)];
};

/** Fingerprint of formulas and values in these areas (null: the whole sheet), to notice later edits by the user. */
export const checksumOf = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[] | null,
): Promise<string> => {
  const parts = areas ?? (await usedOn(context, sheet));
  const hashes = [JSON.stringify(parts)];
  for (const band of parts.flatMap((area) => bandsOf(area))) {
    const range = rangeAt(sheet, band);
    range.load('formulas');
    await context.sync();
    hashes.push(await digest(JSON.stringify(range.formulas)));
  }
  return digest(hashes.join());
};
