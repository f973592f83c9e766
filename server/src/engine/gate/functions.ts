const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Functions a query may call, by DuckDB's names. Everything else is refused: files, settings, system tables, logging, extensions. */
export const allowedFunctions: ReadonlySet<string> = new Set([
  ...words(`+ - * / // % ** ^ || ~~ !~~ ~~* !~~* ~~~ ^@ @ & | << >> ~ ! and or not xor`),
  ...words(`any_value arg_max arg_max_null arg_min arg_min_null array_agg avg bit_and bit_or bit_xor bool_and bool_or count count_if
    count_star countif corr covar_pop covar_samp entropy favg first fsum geomean geometric_mean group_concat histogram kahan_sum kurtosis
    kurtosis_pop last list listagg mad max max_by mean median min min_by mode product quantile quantile_cont quantile_disc
    approx_count_distinct approx_quantile regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
    reservoir_quantile sem skewness stddev stddev_pop stddev_samp string_agg sum sumkahan sum_no_overflow var_pop var_samp variance
    approx_top_k argmax argmin grouping grouping_id`),
  ...words(
    `row_number rank rank_dense dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value fill`,
  ),
  ...words(`abs acos add asin atan atan2 bit_count cbrt ceil ceiling cos cot degrees divide even exp factorial floor fdiv fmod gamma gcd
    greatest greatest_common_divisor hypot isfinite isinf isnan lcm least least_common_multiple lgamma ln log log10 log2 mod multiply
    nextafter pi pow power radians round round_even roundbankers sign signbit sin sqrt subtract tan trunc truncate width_bucket xor
    equi_width_bins`),
  ...words(`ascii bar base64 bin chr char_length character_length concat concat_ws contains damerau_levenshtein ends_with suffix format
    formatreadabledecimalsize formatreadablesize hamming hash hex ilike_escape instr jaccard jaro_similarity jaro_winkler_similarity lcase
    left left_grapheme len length length_grapheme levenshtein editdist3 like_escape lower lpad ltrim md5 mismatches nfc_normalize
    not_ilike_escape not_like_escape ord parse_filename position prefix printf regexp_escape regexp_extract regexp_extract_all
    regexp_full_match regexp_matches regexp_replace regexp_split_to_array repeat replace reverse right right_grapheme rpad rtrim sha1
    sha256 split split_part starts_with str_split str_split_regex string_split string_split_regex string_to_array strip_accents strlen
    strpos substr substring substring_grapheme to_base translate trim ucase unicode upper url_decode url_encode`),
  ...words(`age century current_date current_localtimestamp date_add date_diff date_part date_sub date_trunc datediff datepart datesub
    datetrunc day dayname dayofmonth dayofweek dayofyear decade epoch epoch_ms epoch_us epoch_ns era extract get_current_timestamp
    hour isodow isoyear last_day make_date make_time make_timestamp microsecond millennium millisecond minute month monthname now
    quarter second strftime strptime time_bucket to_centuries to_days to_decades to_hours to_milliseconds to_minutes to_months
    to_quarters to_seconds to_timestamp to_weeks to_years today try_strptime week weekday weekofyear year yearweek julian
    current_timestamp transaction_timestamp to_microseconds to_millennia timezone`),
  ...words(`coalesce ifnull nullif if constant_or_null error try_cast cast typeof pg_typeof alias in_search_path struct_extract
    struct_extract_at struct_pack row map map_keys map_values map_entries map_extract element_at array_extract list_extract`),
  ...words(`array_length array_value cardinality flatten generate_series range list_aggr list_aggregate list_any_value list_append
    list_apply list_avg list_concat list_contains list_count list_distinct list_filter list_first list_has list_has_all list_has_any
    list_indexof list_intersect list_last list_max list_median list_min list_mode list_position list_prepend list_product list_reduce
    list_resize list_reverse list_reverse_sort list_select list_slice list_sort list_stddev_samp list_string_agg list_sum list_transform
    list_unique list_value list_var_samp list_where list_zip array_slice array_sort unnest array_contains array_transform array_filter
    array_to_string array_agg unpivot_list`),
  ...words(`json_extract json_extract_string json_array_length json_valid ->> ->`),
]);

/** Functions that may stand in FROM. */
export const allowedTableFunctions: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);
