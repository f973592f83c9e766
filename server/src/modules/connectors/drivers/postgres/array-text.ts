const booleanWords: Record<string, string> = { t: 'true', f: 'false' };

/**
 * PostgreSQL's array text (`{1,NULL,"a \"b\""}`, nested braces) as JSON text. Bare elements keep their digits exactly.
 *
 * @param bare - elements are numbers, booleans or JSON, which JSON writes without quotes
 */
export const arrayToJson = (text: string, bare: boolean): string => {
  let position = text.indexOf('{');
  const element = (raw: string, quoted: boolean): string => {
    if (!quoted && raw.toUpperCase() === 'NULL') return 'null';
    if (!bare || /^-?(nan|infinity)$/i.test(raw)) return JSON.stringify(raw);
    return booleanWords[raw] ?? raw;
  };
  const quotedText = (): string => {
    let value = '';
    for (position += 1; text[position] !== '"'; position += 1) {
      if (text[position] === '\\') position += 1;
      value += text[position];
    }
    position += 1;
    return value;
  };
  const bareText = (): string => {
    const start = position;
    while (text[position] !== ',' && text[position] !== '}') position += 1;
    return text.slice(start, position);
  };
  const list = (): string => {
    const items: string[] = [];
    position += 1;
    while (text[position] !== '}') {
      if (text[position] === ',') position += 1;
      if (text[position] === '{') items.push(list());
      else if (text[position] === '"') items.push(element(quotedText(), true));
      else items.push(element(bareText(), false));
    }
    position += 1;
    return `[${items.join(',')}]`;
  };
  return list();
};
