import { admitSelectByTokens, type SelectRules } from './select-only.js';
import { commonFunctions, words } from './words.js';

const functions = words(
  commonFunctions,
  `any_value bit_and bit_or bit_xor group_concat json_arrayagg json_objectagg std stddev stddev_pop stddev_samp var_pop var_samp variance
  median percentile_cont percentile_disc`,
  `conv cot crc32 degrees format radians truncate rand`,
  `ascii bin bit_length chr elt export_set field find_in_set from_base64 hex insert instr lcase locate make_set md5 mid natural_sort_key oct
  octet_length ord position quote regexp_instr regexp_replace regexp_substr regexp_like repeat sha sha1 sha2 soundex space strcmp
  substring_index to_base64 ucase unhex uuid weight_string lengthb length char`,
  `adddate addtime convert_tz curdate current_date current_time current_timestamp curtime date_add date_format date_sub datediff dayname
  dayofmonth dayofweek dayofyear from_days from_unixtime get_format last_day localtime localtimestamp makedate maketime microsecond monthname
  period_add period_diff sec_to_time str_to_date subdate subtime sysdate time time_format time_to_sec timediff timestamp timestampadd
  timestampdiff to_days to_seconds unix_timestamp utc_date utc_time utc_timestamp weekday weekofyear yearweek to_char add_months
  months_between`,
  `json_array json_array_length json_compact json_contains json_contains_path json_depth json_detailed json_exists json_extract json_keys
  json_length json_merge_patch json_merge_preserve json_object json_overlaps json_pretty json_query json_quote json_search json_table
  json_type json_unquote json_valid json_value`,
  `cast convert if ifnull interval isnull nvl nvl2 bit_count inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6 values default grouping
  st_astext st_asgeojson st_x st_y st_distance st_distance_sphere st_area st_length st_geomfromtext point`,
);

const rules: SelectRules = {
  lexicon: {
    names: { '`': '`' },
    texts: ["'", '"'],
    backslash: true,
    lineComments: /^(#|--([\t-\r ]|$))/,
    executableComments: true,
    nestedComments: false,
  },
  functions,
  forbiddenWords: words(
    `into outfile dumpfile procedure insert update delete drop alter create grant revoke share nextval lastval setval`,
  ),
  namesAfterAs: words('share'),
  wordsBeforeBracket: words(
    `select from where and or not in exists any all some as on using join values over partition by order group having limit offset union
    except intersect distinct case when then else between like rlike regexp is xor div mod with recursive window interval end lateral within
    straight_join index inner left right cross natural left_join range rows return`,
  ),
  forbiddenNames: /^(processlist|user_privileges)$/i,
  forbiddenSchemas: words('mysql performance_schema sys'),
};

/** Admits one SELECT of MySQL or MariaDB. Behind it stand a read-only session, a read-only transaction and a time limit. */
export const admitMysql = (sql: string): Promise<void> => Promise.resolve().then(() => admitSelectByTokens(sql, rules));
