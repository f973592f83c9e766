/** Words that claim an amount, a rank, a time, money, a cause, the contrary or certainty. */
const claims = {
  amounts: `zero nil none no nothing nobody once one ones single singles half halves halving double doubles doubling triple triples
    tripling treble quadruple quintuple pair pairs couple couples both trio score scores percent percentage percentages cent cents
    permille per times all every only most mostly majority minority many few several some any entire entirely whole wholly fully
    completely`,
  ranks: `first second secondly third thirds fourth fourths fifth fifths sixth seventh eighth ninth tenth tenths highest lowest
    largest smallest biggest greatest best worst top bottom strongest weakest leading last`,
  times: `seconds minute minutes hour hours hourly day days daily week weeks weekly fortnight month months monthly quarter quarters
    quarterly year years yearly annual annually decade decades century`,
  money: 'dollar dollars euro euros pound pounds yen franc francs rupee rupees',
  causes: `because cause causes caused causing causal due thanks lead leads led result results resulted reason reasons therefore
    hence explain explains drive drives driven`,
  contraries: `not never neither nor without hardly barely scarcely opposite positive positively negative negatively inverse
    inversely unlike contrary instead same`,
  certainty: `always significant significantly certain certainly sure surely proven proves prove guaranteed exactly precisely`,
};

const claiming = new Set(Object.values(claims).flatMap((words) => words.split(/\s+/)));

/** "seventeen", "sixty", "hundreds", "twofold": built, so not listed. */
const NUMERAL =
  /^(?:(?:twen|thir|four|for|fif|six|seven|eigh|nine)(?:teen|ty)(?:th|fold)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w*(?:hundred|thousand|million|billion|trillion)(?:th)?|\w+fold)s?$/;

/** Whether a word, in small letters, claims something that must have been computed. */
export const isClaim = (word: string): boolean => claiming.has(word) || NUMERAL.test(word);

const directions = {
  up: /^(?:r[io]se|risen|rises|rising|gr[eo]w(?:s|n|ing|th)?|increas\w*|gain\w*|climb\w*|jump\w*|surg\w*|soar\w*|up|upwards?|high(?:er|ly)?|above|more|larger|bigger|greater|stronger|exceed\w*|peak\w*|improv\w*|expand\w*|better|ahead)$/,
  down: /^(?:f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|los[est]\w*|shr[iau]nk\w*|slump\w*|plung\w*|down|downwards?|low(?:er|ly)?|below|less|smaller|weaker|fewer|lag\w*|trail\w*|trough\w*|dip\w*|worse\w*|reduc\w*|behind|beneath)$/,
} as const;

export type Direction = keyof typeof directions;

/** The way a word, in small letters, points; null where it points nowhere. */
export const directionOf = (word: string): Direction | null =>
  directions.up.test(word) ? 'up' : directions.down.test(word) ? 'down' : null;

/** What a sentence may begin with beside a fact; any other capital could be a name that is none of the data's. */
export const beginnings: ReadonlySet<string> = new Set(
  `A Across Among An As At Before Between By Compared During For From Here In It Its On Over Overall Rows Seen Since Still That The
  Their There These They This Those Together Typically Usually When Where While With Within`.split(/\s+/),
);
