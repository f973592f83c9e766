const usual: Readonly<Record<string, string>> = {
  utf8: 'UTF-8',
  utf16le: 'UTF-16 LE',
  utf16be: 'UTF-16 BE',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
  macroman: 'Mac Roman',
};

/** An encoding as people know it. */
export const encodingName = (name: string): string => usual[name] ?? name.toUpperCase();
