import { commonFunctions, words } from './words.js';

/** Functions of Transact-SQL that only compute. */
export const tsqlFunctions = words(
  commonFunctions,
  `approx_count_distinct approx_percentile_cont approx_percentile_disc checksum_agg count_big grouping grouping_id percentile_cont
  percentile_disc stdev stdevp string_agg var varp`,
  `atn2 ceiling degrees log10 radians square rand cot`,
  `ascii char charindex datalength difference format len ltrim nchar patindex quotename replicate reverse soundex space str string_escape
  string_split stuff substring translate trim unicode upper checksum hashbytes binary_checksum`,
  `current_timestamp date_bucket dateadd datediff datediff_big datefromparts datename datepart datetime2fromparts datetimefromparts
  datetimeoffsetfromparts datetrunc eomonth getdate getutcdate isdate smalldatetimefromparts switchoffset sysdatetime sysdatetimeoffset
  sysutcdatetime timefromparts todatetimeoffset at`,
  `cast choose convert iif isnull isnumeric nullif parse try_cast try_convert try_parse json_value json_query isjson openjson json_object
  json_array greatest least generate_series newid row_number`,
  `varchar nvarchar decimal numeric varbinary datetime2 float time datetimeoffset nchar binary left right`,
);
