import { AppError } from '#shared/errors/app-error.js';
import { cachedFormat, type NumberFormat } from '../../ingest/number-format.js';
import type { Archive } from './archive.js';
import { attribute, decodeXml, elements, tags } from './xml.js';

export interface Worksheet {
  readonly name: string;
  readonly part: string;
  readonly visible: boolean;
}

export interface Workbook {
  readonly sheets: Worksheet[];
  readonly date1904: boolean;
  /** The part with the strings that cells refer to; null when there are none. */
  readonly strings: string | null;
  /** Number format of each cell style. */
  readonly formats: (NumberFormat | null)[];
}

/** Number formats that need no definition (ECMA-376 part 1, 18.8.30), as far as they matter here. */
const builtIn: Record<number, string> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

const formatsOf = (styles: string): (NumberFormat | null)[] => {
  const custom = new Map(
    tags(styles, 'numFmt').map((tag) => [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode') ?? '']),
  );
  const cellStyles = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return tags(cellStyles, 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId') ?? '0';
    const code = custom.get(id) ?? builtIn[Number(id)] ?? (isEastAsianDate(Number(id)) ? 'yyyy-mm-dd' : null);
    return code === null ? null : cachedFormat(code);
  });
};

const partOf = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}/${target}`.split('/');
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '..') kept.pop();
    else if (step && step !== '.') kept.push(step);
  }
  return kept.join('/');
};

const relationsOf = (xml: string): Map<string, { target: string; type: string }> =>
  new Map(
    tags(xml, 'Relationship').map((tag) => [
      attribute(tag, 'Id') ?? '',
      { target: attribute(tag, 'Target') ?? '', type: attribute(tag, 'Type') ?? '' },
    ]),
  );

const mainPart = async (archive: Archive): Promise<string> => {
  const relations = relationsOf(await archive.text('_rels/.rels'));
  const main = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'));
  const part = main ? partOf('', main.target) : 'xl/workbook.xml';
  if (!archive.has(part)) {
    throw new AppError('unreadable-file', 'The file is not an Excel workbook. Choose an .xlsx file.');
  }
  return part;
};

/** Sheets, styles and date system of a workbook. */
export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const part = await mainPart(archive);
  const folder = part.slice(0, part.lastIndexOf('/'));
  const xml = await archive.text(part);
  const relations = relationsOf(await archive.text(`${folder}/_rels/${part.slice(folder.length + 1)}.rels`));
  const partOfType = (type: string): string | null => {
    const found = [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`));
    return found ? partOf(folder, found.target) : null;
  };
  const styles = partOfType('styles');
  const sheets = tags(xml, 'sheet').map((tag): Worksheet => {
    const relation = relations.get(/\bid\s*=\s*["']([^"']*)/.exec(tag.replace(/sheetId/g, ''))?.[1] ?? '');
    return {
      name: attribute(tag, 'name') ?? '',
      part: relation ? partOf(folder, relation.target) : '',
      visible: (attribute(tag, 'state') ?? 'visible') === 'visible',
    };
  });
  return {
    sheets: sheets.filter((sheet) => archive.has(sheet.part) && !/chartsheets|dialogsheets/.test(sheet.part)),
    date1904: /^(?:1|true)$/.test(tags(xml, 'workbookPr').map((tag) => attribute(tag, 'date1904'))[0] ?? ''),
    strings: partOfType('sharedStrings'),
    formats: styles ? formatsOf(await archive.text(styles)) : [],
  };
};

/** Text of a string item: its runs together, without the phonetic hints. */
export const stringItem = (xml: string): string => {
  const text = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let joined = '';
  for (const match of text.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g))
    joined += decodeXml(match[1]!);
  return joined;
};

/** The strings that cells refer to by number. */
export const readSharedStrings = async (archive: Archive, part: string | null): Promise<string[]> => {
  const strings: string[] = [];
  if (part === null) return strings;
  for await (const [, content] of elements(archive.blocks(part), 'si')) strings.push(stringItem(content));
  return strings;
};
