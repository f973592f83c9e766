import { checkGrammar } from './grammar/check-grammar.js';
import { refuse } from './refusal.js';
import { admitSelectByTokens, type SelectRules } from './select-only.js';
import { commonFunctions, words } from './words.js';

const rules: SelectRules = {
  lexicon: {
    names: { '"': '"' },
    texts: ["'"],
    backslash: false,
    lineComments: /^--/,
    executableComments: false,
    nestedComments: false,
  },
  functions: words(
    commonFunctions,
    `approx_count_distinct approx_median approx_percentile corr covar_pop covar_samp listagg median percentile_cont percentile_disc
    ratio_to_report regr_slope regr_intercept regr_r2 regr_count stats_mode stddev stddev_pop stddev_samp var_pop var_samp variance
    grouping grouping_id any_value json_arrayagg json_objectagg wm_concat`,
    `bitand cosh sinh tanh remainder width_bucket trunc`,
    `ascii chr initcap instr instrb lengthb nls_initcap nls_lower nls_upper nlssort regexp_count regexp_instr regexp_like regexp_replace
    regexp_substr soundex substrb translate asciistr compose decompose rawtohex hextoraw standard_hash ora_hash`,
    `add_months current_date current_timestamp dbtimezone from_tz last_day localtimestamp months_between new_time next_day numtodsinterval
    numtoyminterval sys_extract_utc sysdate systimestamp to_char to_date to_dsinterval to_timestamp to_timestamp_tz to_yminterval`,
    `cast decode lnnvl nanvl nullif nvl nvl2 to_binary_double to_binary_float to_clob to_nchar to_number validate_conversion json_value
    json_query json_exists json_table json_object json_array treat`,
    `varchar2 number nvarchar2 raw timestamp interval char float`,
  ),
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

/**
 * Admits one SELECT of Oracle's SQL, by its tokens and then by the grammar. A function without arguments looks like a column, so the
 * read-only transaction and an account that can only read stand behind it.
 */
export const admitPlsql = async (sql: string): Promise<void> => {
  if (/\bn?q'/i.test(sql)) throw refuse("texts written q'…' are not taken; write '…'.");
  if (/\r(?!\n)/.test(sql)) throw refuse('it contains a carriage return without a line feed.');
  admitSelectByTokens(sql, rules);
  await checkGrammar('plsql', sql);
};
