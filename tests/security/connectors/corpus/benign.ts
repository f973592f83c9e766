/** Questions people ask of data; every one must be admitted. One per line. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const everywhere = lines(`
  select a, b from t
  select distinct a from t where b > 1 and c is not null
  select count(*), count(distinct a), sum(b), avg(b), min(b), max(b) from t group by c having count(*) > 1 order by 2 desc
  select t.a, s.b from t join s on t.id = s.id left join u on u.id = s.id
  select a from t union all select a from s
  select a from t where a in (1, 2, 3) and b not in (select b from s)
  select a from t where exists (select 1 from s where s.id = t.id)
  select a from (select a, b from t where b between 1 and 2) q
  with x as (select a, count(*) as n from t group by a) select a, n from x where n > 1
  select case when a > 1 then 'many' when a = 1 then 'one' else 'none' end from t
  select coalesce(a, 0), nullif(b, 0), upper(c), lower(c), round(d, 2), abs(e) from t
  select a, row_number() over (partition by b order by c desc) as rn from t
  select a, sum(b) over (order by c rows between unbounded preceding and current row) as running from t
  select a, lag(b) over (order by c) as before, rank() over (order by b) as place from t
  select a from t where b like 'x%' or c like '%y'
  select cast(a as decimal(12, 2)) from t
  select 'it''s; -- not a comment /* nor this */' as text from t
`);

export const benign: Readonly<Record<string, readonly string[]>> = {
  postgres: [
    ...everywhere,
    ...lines(`
      select date_trunc('month', a) as month, sum(b) from t group by 1 order by 1 limit 10 offset 5
      select percentile_cont(0.5) within group (order by a) from t
      select count(*) filter (where a > 1) from t
      select a::date, b::numeric(12,2), extract(year from c) from t
      select generate_series(1, 10)
      select * from t tablesample system (1)
      select array_agg(a order by b), string_agg(c, ', ') from t
      select (data ->> 'x')::int, jsonb_array_length(data -> 'y') from t
      select distinct on (a) a, b from t order by a, b desc
      select a from t where b ilike '%x%' and c ~ '^a'
      select * from t cross join lateral (select s.b from s where s.id = t.id limit 1) q
      select grouping(a), a, b, sum(c) from t group by rollup (a, b)
      select current_date - interval '30 days', now(), age(a) from t
      with recursive c(n) as (select 1 union all select n + 1 from c where n < 10) select n from c
      select width_bucket(a, 0, 100, 10), count(*) from t group by 1
      (select a from t order by a limit 1) union all (select a from s)
      table t
      select 1;
      select "a b", "select" from "Order Items"
    `),
  ],
  mysql: [
    ...everywhere,
    ...lines(`
      select date_format(a, '%Y-%m') as month, sum(b) from t group by month order by month limit 10
      select a from t limit 5, 10
      select ifnull(a, 0), if(b > 1, 'x', 'y'), concat(c, '-', d) from t
      select group_concat(a order by b separator ', ') from t
      select year(a), month(a), datediff(a, b), date_add(a, interval 1 day) from t
      select json_extract(a, '$.x'), json_unquote(json_extract(a, '$.y')) from t
      select \`select\`, \`a b\` from \`order items\`
      select replace(a, 'x', 'y'), insert(a, 1, 2, 'z') from t
      with recursive c (n) as (select 1 union all select n + 1 from c where n < 10) select n from c
      select a from t where b regexp '^x' and c rlike 'y$' -- the end
      select stddev_samp(a), var_pop(a) from t # the end
      select percentile_cont(0.5) within group (order by a) over () from t
      select "double quoted text", 'back\\\\slash' from t
      select table_name from information_schema.tables
      select session, handler, lock_count from t
      select (a + b) * (c - d) from t
      select 1;
    `),
  ],
  sqlite: [
    ...everywhere,
    ...lines(`
      select strftime('%Y-%m', a) as month, sum(b) from t group by month limit 10 offset 5
      select ifnull(a, 0), iif(b > 1, 'x', 'y'), a || '-' || b from t
      select group_concat(a, ', '), total(b) from t
      select json_extract(a, '$.x') from t
      select value from t, json_each(t.a)
      with recursive c(n) as (select 1 union all select n + 1 from c where n < 10) select n from c
      select date('now', '-30 days'), julianday(a) from t
      select count(*) filter (where a > 1) from t
      select "a b", [select], \`c\` from "order items"
      select a from t where b glob 'x*' and c like 'a\\%' escape '\\'
      select printf('%.2f', a), substr(b, 1, 3), instr(c, 'x') from t
      select name from sqlite_master where type = 'table'
    `),
  ],
  clickhouse: [
    ...everywhere,
    ...lines(`
      select toStartOfMonth(a) as month, sum(b) from t group by month order by month limit 10
      select uniq(a), uniqExact(a), quantile(0.5)(b), quantiles(0.1, 0.9)(b), topK(3)(c) from t
      select sumIf(a, b > 1), countIf(b > 1), avgOrNull(a) from t
      select arrayJoin(a), length(a), arrayMap(x -> x + 1, a) from t
      select a from t prewhere b > 1 where c = 2 limit 1 by a
      select formatDateTime(a, '%Y-%m'), dateDiff('day', a, b) from t
      select number from numbers(10)
      select argMax(a, b), anyLast(c), groupArray(d) from t
      select a from t final sample 0.1
      select multiIf(a > 1, 'x', a > 0, 'y', 'z') from t
      select JSONExtractString(a, 'x') from t
      select toDecimal64(a, 2), toFloat64OrNull(b) from t
      select a, b from t group by a, b with totals
    `),
  ],
  tsql: [
    ...everywhere.filter((sql) => !/is not null$/.test(sql)),
    ...lines(`
      select top (10) a, b from t order by a desc
      select top 10 percent with ties a from t order by a
      select a from t order by a offset 10 rows fetch next 5 rows only
      select isnull(a, 0), iif(b > 1, 'x', 'y'), concat(c, '-', d), len(e) from t
      select dateadd(day, -30, getdate()), datediff(day, a, b), datepart(year, a), eomonth(a) from t
      select convert(varchar(10), a, 120), try_cast(b as decimal(18, 4)) from t
      select string_agg(a, ',') within group (order by a) from t
      select [a b], "c d", [select] from [dbo].[Order Details] with (nolock)
      select * from t cross apply (select top 1 s.b from s where s.id = t.id) q
      select count_big(*), stdev(a), var(b) from t group by rollup (c)
      select json_value(a, '$.x') from t
      select a, percentile_cont(0.5) within group (order by b) over (partition by a) from t
      select left(a, 2), right(b, 3), charindex('x', c), substring(d, 1, 2) from t
      select N'ü' as a from t -- the end
      select year(a) as y, month(a) as m, sum(b) from t group by year(a), month(a)
    `),
  ],
  plsql: [
    ...everywhere,
    ...lines(`
      select trunc(a, 'MM') as month, sum(b) from t group by trunc(a, 'MM') order by 1 fetch first 10 rows only
      select nvl(a, 0), nvl2(b, 1, 2), decode(c, 1, 'x', 'y'), substr(d, 1, 3) from t
      select to_char(a, 'YYYY-MM'), to_date('2026-01-31', 'YYYY-MM-DD'), add_months(a, 1) from t
      select a from t where rownum <= 10
      select listagg(a, ', ') within group (order by a) from t
      select extract(year from a), sysdate - 30, months_between(a, b) from t
      select "a b", "select" from "Order Items" x
      select median(a), stddev_samp(b), percentile_cont(0.5) within group (order by c) from t
      select a from t offset 10 rows fetch next 5 rows only
      select approx_count_distinct(a) from t
      select regexp_replace(a, 'x', 'y'), instr(b, 'z'), length(c) from t
      select a || '-' || b from t where c = date '2026-01-31'
      select ratio_to_report(a) over () from t
      select 1 from dual
    `),
  ],
  mongodb: lines(`
    {"collection": "orders", "pipeline": []}
    {"collection": "orders", "pipeline": [{"$match": {"status": "paid", "amount": {"$gt": 10}}}]}
    {"collection": "orders", "pipeline": [{"$group": {"_id": "$status", "n": {"$sum": 1}, "total": {"$sum": "$amount"}}}, {"$sort": {"n": -1}}, {"$limit": 5}]}
    {"collection": "orders", "pipeline": [{"$unwind": "$items"}, {"$project": {"a": "$items.name", "b": {"$multiply": ["$items.price", 2]}}}]}
    {"collection": "orders", "pipeline": [{"$lookup": {"from": "customers", "localField": "customer", "foreignField": "_id", "as": "c"}}]}
    {"collection": "orders", "pipeline": [{"$lookup": {"from": "customers", "let": {"x": "$y"}, "pipeline": [{"$match": {"$expr": {"$eq": ["$a", "$$x"]}}}], "as": "c"}}]}
    {"collection": "orders", "pipeline": [{"$facet": {"a": [{"$count": "n"}], "b": [{"$sortByCount": "$status"}]}}]}
    {"collection": "orders", "pipeline": [{"$bucketAuto": {"groupBy": "$amount", "buckets": 5}}]}
    {"collection": "orders", "pipeline": [{"$setWindowFields": {"partitionBy": "$a", "sortBy": {"b": 1}, "output": {"c": {"$sum": "$d", "window": {"documents": ["unbounded", "current"]}}}}}]}
    {"collection": "orders", "pipeline": [{"$unionWith": {"coll": "more", "pipeline": [{"$match": {}}]}}, {"$sample": {"size": 10}}]}
    {"collection": "orders", "pipeline": [{"$match": {"at": {"$gte": {"$date": "2026-01-01T00:00:00Z"}}}}, {"$addFields": {"m": {"$dateTrunc": {"date": "$at", "unit": "month"}}}}]}
  `),
};
