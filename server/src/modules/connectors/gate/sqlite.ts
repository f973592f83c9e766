import { admitSelectByTokens, type SelectRules } from './select-only.js';
import { commonFunctions, words } from './words.js';

const rules: SelectRules = {
  lexicon: {
    names: { '`': '`', '"': '"', '[': ']' },
    texts: ["'"],
    backslash: false,
    lineComments: /^--/,
    executableComments: false,
    nestedComments: false,
  },
  functions: words(
    commonFunctions,
    `group_concat string_agg total median percentile percentile_cont percentile_disc`,
    `changes char format glob hex if ifnull iif instr like likelihood likely unlikely nullif octet_length printf quote soundex typeof unhex
    unicode random`,
    `julianday strftime time datetime timediff unixepoch`,
    `json json_array json_array_length json_each json_error_position json_extract json_group_array json_group_object json_object json_patch
    json_pretty json_quote json_tree json_type json_valid`,
    `acosh asinh atanh cosh sinh tanh degrees log2 radians cast generate_series`,
  ),
  forbiddenWords: words(`attach detach pragma vacuum insert update delete`),
  wordsBeforeBracket: words(
    `select from where and or not in exists as on using join values over partition by order group having limit offset union except
    intersect distinct all case when then else between like glob regexp match is with recursive window filter end isnull notnull materialized
    inner left right cross natural full collate escape`,
  ),
  forbiddenNames: /^(pragma_|sqlite_dbpage|dbstat|fsdir|sqlite_stmt|bytecode|tables_used)/i,
  forbiddenSchemas: words(''),
};

/** Admits one SELECT of SQLite. Behind it stand a read-only handle and a process that can be killed. */
export const admitSqlite = (sql: string): Promise<void> =>
  Promise.resolve().then(() => admitSelectByTokens(sql, rules));
