/** What the cells of a worksheet column were before they became text. Absent for files, where everything is text. */
interface NativeKinds {
  readonly numbers: number;
  readonly dates: number;
  readonly booleans: number;
  readonly texts: number;
}

export interface StagedColumn {
  /** The header as it stood in the source; null when there was none. */
  readonly header: string | null;
  readonly native?: NativeKinds;
  /** The staging relation has a column `t<i>`: true where a text cell stands among numbers or dates. */
  readonly flagsText?: boolean;
  /** How the numbers were formatted, when the source says. */
  readonly percent?: boolean;
  readonly currency?: string;
  /** The source types its values and says that all of these are texts: digits alone do not make them numbers. */
  readonly textsOnly?: boolean;
}

/**
 * A table as it was read, before its columns have types: an SQL relation with the VARCHAR columns c0 … c<n-1> in row order.
 * Blank cells are null.
 */
export interface Staging {
  readonly relation: string;
  readonly columns: StagedColumn[];
  /** Stages the source once more by a slower, forgiving reader, for when the relation turns out to be unreadable. */
  readonly mend?: () => Promise<Staging>;
  /** SQL condition over the relation that picks rows to look at first. */
  readonly sample: string;
  readonly warnings: string[];
  /** Rows of the source before the first data row, so that messages can name the row the user sees. */
  readonly rowsBefore: number;
}

export const cellColumn = (index: number): string => `c${index}`;
export const textFlagColumn = (index: number): string => `t${index}`;
