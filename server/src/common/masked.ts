/** Longer examples tell no more of a column's form. */
const LONGEST = 40;

/** The form of a text without what it says: digits become 9, letters a or A, signs and spaces stay. */
export const masked = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replaceAll(/\p{N}/gu, '9')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/[\p{L}\p{M}]/gu, (letter) => (letter === 'A' ? letter : 'a'));
