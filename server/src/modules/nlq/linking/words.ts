const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const fillers = list('of the a an their its his her this these those our all');

/** Small words that may stand inside the name of a column: "name of the student". */
export const isFiller = (word: string): boolean => fillers.has(word);

/** "the city named Oslo": what follows is a value, and the word itself names no column. */
export const introducesName = (word: string): boolean => /^(named|called|titled|entitled)$/.test(word);

const functionWords = list(`
  a an the of in on at to for from by with and or not no is are was were be been being do does did have has had having i me my we us our you your it its
  this that these those they them their he she his her him who whom whose which what when where how why all any some there than then as so but if also
  only just such can could will would shall should may might must please show list find give return tell get display report provide retrieve select
  there's into onto about over under above below between each every per both either neither nor out up down off more most less least
  whether while during before after since until till against among amongst across along around within without through throughout
  what's who's many much own same other another different distinct unique ones one's did n't don doesn didn isn aren wasn weren
  sold made placed happened sell selling bought ordered occurred value values numbers compare comparison
  corresponding respective respectively currently please kindly want know need like
`);

/** Words with a grammatical job only: their absence from the plan says nothing. */
export const isFunctionWord = (word: string): boolean => functionWords.has(word);
