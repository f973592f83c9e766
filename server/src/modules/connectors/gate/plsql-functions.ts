import { commonFunctions, words } from './words.js';

/** Functions of Oracle's SQL that only compute. */
export const plsqlFunctions = words(
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
);
