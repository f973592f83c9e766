import { plsqlFunctions } from '../plsql-functions.js';
import { tsqlFunctions } from '../tsql-functions.js';
import type { GrammarDialect } from './protocol.js';

/** SELECTs of the forms people write, which every dialect here reads. */
const everywhere = [
  `select c.name as customer, o.total from orders o join customers c on c.id = o.customer_id left join cities z on z.id = c.city_id
   inner join regions r on r.id = z.region_id and r.active = 1 where o.total > 10 and (o.state = 'open' or o.state is null) order by 2 desc, c.name`,
  `select distinct region, count(*), count(distinct customer_id) as customers, sum(units * price * (1 - discount)) as revenue, avg(price), min(day),
   max(day) from sales where day >= '2025-01-01' and day < '2026-01-01' and not region = 'x' and price <> 0 group by region
   having sum(units) >= 5 and count(*) > 1 order by revenue desc`,
  `select case when units > 10 then 'many' when units between 1 and 10 then 'some' else 'none' end as class, case state when 'a' then 1 else 0 end,
   coalesce(name, code, '-') from items where name like 'a%' and name not like '%z' or code in ('a', 'b') or code not in (1, 2, 3)`,
  `with a as (select id, sum(x) as total from t group by id), b as (select id, y from u where y is not null)
   select a.id, a.total, b.y, a.total / nullif(b.y, 0) as ratio from a left join b on a.id = b.id where a.total > (select avg(total) from a)`,
  `select id, row_number() over (partition by region order by day desc, id) as n, sum(x) over (order by day rows between unbounded preceding and current row),
   lag(x, 1) over (partition by region order by day) as before, rank() over (order by x desc), avg(x) over (partition by region) from t`,
  `select * from t where exists (select 1 from s where s.id = t.id and s.x > 0) and t.id in (select id from v where v.y <= 3) and not exists (select 1 from w)`,
  `select a, b from t union all select c, d from s union select e, f from v order by a`,
  `select q.region, max(q.n) from (select region, month, count(*) as n from t group by region, month) q group by q.region`,
  `select round(a / 3.0, 2), abs(-b), upper(c), lower(trim(d)), substring(c, 1, 3), replace(d, 'x', 'y'), concat(c, d), cast(a as decimal(12, 2)),
   -a + b * c - d / 2 from t`,
  `select t.*, s.name from schema1.t full outer join s on t.a = s.a and t.b = s.b cross join v where t.a = 1 and t.b != 'it''s' and s.c is null`,
];

const tsql = [
  `select top 10 [region], [Order Details].[Unit Price], year(day) as y, month(day), count_big(*) from [dbo].[Order Details] with (nolock)
   where day >= dateadd(month, -3, getdate()) group by [region], year(day), month(day) order by y desc offset 5 rows fetch next 10 rows only`,
  `select iif(a > 1, 'x', 'y'), isnull(b, 0), convert(date, c), try_cast(d as int), datediff(day, a, b), datepart(quarter, c), format(c, 'yyyy-MM'),
   eomonth(c), len(d), charindex('x', d), cast(a as nvarchar(50)), string_agg(d, ', ') within group (order by d), a % 2 from t`,
  `select t.id, q.n from t cross apply (select top 1 count(*) as n from s where s.id = t.id) q outer apply (select max(x) as m from v) w`,
  `select region, [2024], [2025] from (select region, y, x from t) s pivot (sum(x) for y in ([2024], [2025])) p`,
  `select region, product, sum(x), grouping(region) from t group by rollup (region, product)`,
  `select percentile_cont(0.5) within group (order by x) over (partition by region) from t except select 1 intersect select 2`,
];

const plsql = [
  `select to_char(day, 'YYYY-MM') as month, trunc(day, 'MM'), extract(year from day), sysdate - 30, nvl(a, 0), nvl2(a, 1, 2), decode(b, 1, 'x', 'y'),
   add_months(day, -3), months_between(a, b), substr(c, 1, 3), instr(c, 'x'), to_date('2025-01-31', 'YYYY-MM-DD'), date '2025-01-01', c || '-' || d
   from "Order Items" x where day >= to_date('2025-01-01', 'YYYY-MM-DD') and rownum <= 10 order by 1 nulls last fetch first 10 rows only`,
  `select median(a), stddev(a), listagg(b, ', ') within group (order by b), percentile_cont(0.5) within group (order by c),
   ratio_to_report(a) over (partition by b), interval '1' day from t offset 5 rows fetch next 10 rows only`,
  `select level, id from t start with parent is null connect by prior id = parent`,
  `select * from (select region, y, x from t) pivot (sum(x) for y in (2024 as a, 2025 as b))`,
  `select region, sum(x) from t group by rollup (region, product) minus select 'x', 1 from dual intersect select 'y', 2 from dual`,
  `select regexp_substr(a, '[0-9]+'), to_number(b), cast(c as varchar2(50)), mod(a, 2) from t where regexp_like(a, '^x')`,
];

/** Many names of functions are words of the grammar, each with a way of its own through the parser. */
const callsOf = (functions: ReadonlySet<string>): string[] =>
  [...functions].map(
    (name) => `select a, ${name}(b) as x, ${name}(b, 'y', 1) from t where ${name}(a) > 0 group by ${name}(c)`,
  );

/** Parsed once before the first question, so that the parser knows its way through what people ask. */
export const commonShapes: Readonly<Record<GrammarDialect, readonly string[]>> = {
  tsql: [...everywhere, ...tsql, ...callsOf(tsqlFunctions)],
  plsql: [...everywhere, ...plsql, ...callsOf(plsqlFunctions)],
};
