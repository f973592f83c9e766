import { checkGrammar } from './grammar/check-grammar.js';
import { refuse } from './refusal.js';
import { admitSelectByTokens, type SelectRules } from './select-only.js';
import { tsqlFunctions } from './tsql-functions.js';
import { words } from './words.js';

const rules: SelectRules = {
  lexicon: {
    names: { '"': '"', '[': ']' },
    texts: ["'"],
    backslash: false,
    lineComments: /^--/,
    executableComments: false,
    nestedComments: true,
    doubledBrackets: true,
  },
  functions: tsqlFunctions,
  forbiddenWords: words(
    `into insert update delete merge exec execute drop create alter truncate grant revoke deny backup restore bulk declare set use waitfor
    shutdown dbcc kill reconfigure print raiserror throw begin commit rollback save deallocate go if while return goto checkpoint
    readtext writetext updatetext setuser revert openquery openrowset opendatasource updlock xlock tablockx holdlock open close enable disable
    receive send output`,
  ),
  wordsBeforeBracket: words(
    `select from where and or not in exists any all some as on using join apply values over partition by order group having union except
    intersect distinct case when then else between like with top offset rows fetch next only pivot unpivot for within option rollup cube
    grouping sets inner left right full cross outer tablesample is null`,
  ),
  forbiddenNames: /^(sysprocesses|syslogins|sysusers)$/i,
  forbiddenSchemas: words('sys master msdb tempdb model'),
};

/** Four parts name another server. A lone carriage return ends a comment for some readers and not for others. */
const checkText = (sql: string): void => {
  if (/\r(?!\n)/.test(sql)) throw refuse('it contains a carriage return without a line feed.');
  if (/(?:[\w\]"]\s*\.\s*){3,}/.test(sql) || /\.\s*\./.test(sql)) throw refuse('it names another database or server.');
};

/** What the tokens alone forbid. */
export const checkTsqlTokens = (sql: string): void => {
  admitSelectByTokens(sql, rules);
  checkText(sql);
};

/**
 * Admits one SELECT of Transact-SQL, by its tokens and then by the grammar, because statements need no separator there. SQL Server has
 * no read-only transaction; an account that can only read is the wall behind this one.
 */
export const admitTsql = async (sql: string): Promise<void> => {
  checkTsqlTokens(sql);
  await checkGrammar('tsql', sql);
};
