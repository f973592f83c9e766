/** Whether a formula is one function call and nothing else, so that the cell shows just its result. */
export function isSingleCall(formula: string): boolean {
  if (!/^=[A-Z][A-Z0-9_.]*\(/i.test(formula) || !formula.endsWith(')')) return false;
  let depth = 0;
  let quote = '';
  for (let i = 0; i < formula.length; i++) {
    const character = formula.charAt(i);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i === formula.length - 1;
  }
  return false;
}
