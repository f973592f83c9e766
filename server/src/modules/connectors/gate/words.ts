/** A set of lower-case words written as running text. */
export const words = (...texts: string[]): ReadonlySet<string> => new Set(texts.join(' ').split(/\s+/).filter(Boolean));

/** Functions every SQL database calls the same and that only compute. */
export const commonFunctions = `abs acos asin atan atan2 avg ceil ceiling char_length character_length coalesce concat concat_ws cos count
  cume_dist date dense_rank exp extract first_value floor greatest lag last_value lead least left length ln log log10 lower lpad ltrim max
  min mod now nth_value ntile nullif percent_rank pi pow power rank replace reverse right round row_number rpad rtrim sign sin sqrt substr
  substring sum tan trim upper year month day hour minute second quarter week`;
