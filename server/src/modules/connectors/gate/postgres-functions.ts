import { commonFunctions, words } from './words.js';

/** Functions of PostgreSQL that only compute. Everything else is refused: files, settings, locks, other sessions, SQL in text. */
export const postgresFunctions = words(
  commonFunctions,
  `any_value array_agg bit_and bit_or bit_xor bool_and bool_or corr covar_pop covar_samp every json_agg json_object_agg jsonb_agg
  jsonb_object_agg mode percentile_cont percentile_disc range_agg regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope
  regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp string_agg var_pop var_samp variance grouping`,
  `acosd asind atand atan2d cbrt cosd cosh cot cotd degrees div erf erfc factorial gcd lcm min_scale numeric radians random_normal scale
  sinh sind tand tanh trim_scale trunc width_bucket asinh acosh atanh`,
  `ascii bit_length btrim casefold chr decode encode format initcap md5 normalize octet_length overlay parse_ident position quote_ident
  quote_literal quote_nullable regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
  regexp_split_to_table regexp_substr repeat sha224 sha256 sha384 sha512 split_part starts_with string_to_array string_to_table strpos
  substring_similar to_ascii to_bin to_hex to_oct translate unistr levenshtein soundex similarity unaccent`,
  `age clock_timestamp date_add date_bin date_part date_subtract date_trunc isfinite justify_days justify_hours justify_interval make_date
  make_interval make_time make_timestamp make_timestamptz overlaps statement_timestamp timeofday timezone to_char to_date to_number
  to_timestamp transaction_timestamp current_date localtimestamp`,
  `array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position array_positions array_prepend
  array_remove array_replace array_reverse array_sample array_shuffle array_sort array_to_string array_upper cardinality generate_series
  generate_subscripts trim_array unnest`,
  `array_to_json json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each
  json_each_text json_extract_path json_extract_path_text json_object json_object_keys json_strip_nulls json_typeof jsonb_array_elements
  jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path
  jsonb_extract_path_text jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_query jsonb_path_query_array
  jsonb_path_query_first jsonb_pretty jsonb_strip_nulls jsonb_typeof row_to_json to_json to_jsonb json_to_record`,
  `lower_inc upper_inc lower_inf upper_inf isempty range_merge int4range int8range numrange tsrange tstzrange daterange num_nonnulls
  num_nulls host family masklen netmask network abbrev broadcast hostmask text inet_merge inet_same_family pg_typeof pg_collation_for
  area center diameter height width radius point box circle like_escape notlike like similar_to_escape ilike hashtext bpchar varchar int4
  int8 float8 float4 bool interval timestamp timestamptz time xmlexists is_normalized gen_random_uuid uuid_extract_timestamp xor`,
);
