/** Excel writes `DV.ASK` into files as `_xldudf_DV_ASK`. */
const prefix = '_xldudf_';

export function toFileFormula(formula: string, namespace: string): string {
  const call = new RegExp(`(?<![\\w.])${namespace}\\.([A-Z][A-Z0-9_.]*)(?=\\()`, 'gi');
  return outsideText(formula.replace(/^=/, ''), (code) =>
    code.replace(call, (_, name: string) => `${prefix}${namespace}_${name.toUpperCase().replaceAll('.', '_')}`),
  );
}

export function fromFileFormula(formula: string, namespace: string): string {
  const call = new RegExp(`${prefix}${namespace}_([A-Z0-9_]+)(?=\\()`, 'gi');
  const code = outsideText(formula, (part) =>
    part.replace(call, (_, name: string) => `${namespace}.${name}`).replace(/_xlfn\.(?:_xlws\.)?/g, ''),
  );
  return `=${code}`;
}

/** Applies a change to a formula but not to its quoted texts. */
function outsideText(formula: string, change: (code: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');
}
