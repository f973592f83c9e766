import { checkGrammar } from './grammar/check-grammar.js';
import { refuse } from './refusal.js';
import { admitSelectByTokens, type SelectRules } from './select-only.js';
import { plsqlFunctions } from './plsql-functions.js';
import { words } from './words.js';

const rules: SelectRules = {
  lexicon: {
    names: { '"': '"' },
    texts: ["'"],
    backslash: false,
    lineComments: /^--/,
    executableComments: false,
    nestedComments: false,
  },
  functions: plsqlFunctions,
  forbiddenWords: words(
    `into insert update delete merge drop create alter truncate grant revoke lock call execute begin declare commit rollback savepoint
    explain rename analyze audit comment purge flashback nowait function procedure pragma model`,
  ),
  wordsBeforeBracket: words(
    `select from where and or not in exists any all some as on using join apply values over partition by order group having union minus
    except intersect distinct unique case when then else between like with connect start prior siblings fetch first next only offset rows
    pivot unpivot for within rollup cube sets keep dense_rank lateral table inner left right full cross outer sample is null columns xml`,
  ),
  forbiddenNames:
    /^(nextval|currval|dba_\w*|v\$\w*|gv\$\w*|x\$\w*|sys_context|userenv|utl_\w*|dbms_\w*|httpuritype|xmltype|owa_\w*|apex_\w*)$/i,
  forbiddenSchemas: words('sys system utl_http utl_file utl_tcp utl_inaddr dbms_xmlgen dbms_ldap'),
};

/** What the tokens alone forbid. */
export const checkPlsqlTokens = (sql: string): void => {
  if (/\bn?q'/i.test(sql)) throw refuse("texts written q'…' are not taken; write '…'.");
  if (/\r(?!\n)/.test(sql)) throw refuse('it contains a carriage return without a line feed.');
  admitSelectByTokens(sql, rules);
};

/**
 * Admits one SELECT of Oracle's SQL, by its tokens and then by the grammar. A function without arguments looks like a column, so the
 * read-only transaction and an account that can only read stand behind it.
 */
export const admitPlsql = async (sql: string): Promise<void> => {
  checkPlsqlTokens(sql);
  await checkGrammar('plsql', sql);
};
