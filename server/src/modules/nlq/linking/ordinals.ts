const words =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** The number of "fifth" or "5th", 1 to 99; undefined for other words. */
export const ordinalOf = (word: string): number | undefined => {
  const at = words.indexOf(word);
  if (at >= 0) return at + 1;
  const digits = /^(\d{1,2})(st|nd|rd|th)$/.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
