/** A small copy of the schema of TPC-H and two tables for hostile statements to destroy; plain SQL for every database. */
const tables = {
  region: ['r_regionkey integer, r_name varchar(25)', "(0, 'AFRICA'), (1, 'AMERICA'), (2, 'EUROPE')"],
  nation: [
    'n_nationkey integer, n_name varchar(25), n_regionkey integer',
    "(0, 'KENYA', 0), (1, 'BRAZIL', 1), (2, 'FRANCE', 2), (3, 'GERMANY', 2)",
  ],
  supplier: [
    's_suppkey integer, s_name varchar(25), s_nationkey integer, s_acctbal decimal(12,2)',
    "(1, 'Supplier#1', 2, 100.5), (2, 'Supplier#2', 3, 4000), (3, 'Supplier#3', 0, -5.25)",
  ],
  customer: [
    `c_custkey integer, c_name varchar(25), c_nationkey integer, c_phone varchar(20), c_acctbal decimal(12,2),
     c_mktsegment varchar(10), c_comment varchar(100)`,
    `(1, 'Customer#000000001', 2, '12-345-678', 711.56, 'BUILDING', '50% off'),
     (2, 'Customer#000000002', 3, '13-999-000', 121.65, 'MACHINERY', null),
     (3, 'Customer#000000003', 3, '13-222-111', 7498.12, 'BUILDING', 'none; really'),
     (4, 'Customer#000000004', 1, '11-111-111', -20, 'FURNITURE', '')`,
  ],
  part: [
    'p_partkey integer, p_name varchar(40), p_brand varchar(10), p_type varchar(25)',
    `(1, 'forest green', 'Brand#13', 'PROMO BRUSHED TIN'), (2, 'blush thistle', 'Brand#45', 'LARGE POLISHED TIN'),
     (3, 'spring lace', 'Brand#42', 'MEDIUM PLATED BRASS')`,
  ],
  orders: [
    `o_orderkey integer, o_custkey integer, o_orderstatus varchar(1), o_totalprice decimal(12,2), o_orderdate varchar(10),
     o_orderpriority varchar(15)`,
    `(1, 1, 'O', 1739.49, '1996-01-02', '5-LOW'), (2, 1, 'O', 469.29, '1996-12-01', '1-URGENT'),
     (3, 2, 'F', 2056.47, '1993-10-14', '5-LOW'), (4, 3, 'O', 56000.91, '1995-10-11', '2-HIGH'),
     (5, 3, 'P', 1053.67, '1994-07-30', '5-LOW')`,
  ],
  lineitem: [
    `l_orderkey integer, l_partkey integer, l_suppkey integer, l_linenumber integer, l_quantity decimal(12,2),
     l_extendedprice decimal(12,2), l_discount decimal(4,2), l_tax decimal(4,2), l_returnflag varchar(1), l_linestatus varchar(1),
     l_shipdate varchar(10), l_commitdate varchar(10), l_receiptdate varchar(10), l_shipmode varchar(10)`,
    `(1, 1, 1, 1, 17, 211.68, 0.04, 0.02, 'N', 'O', '1996-03-13', '1996-02-12', '1996-03-22', 'TRUCK'),
     (1, 2, 2, 2, 36, 459.83, 0.09, 0.06, 'N', 'O', '1996-04-12', '1996-02-28', '1996-04-20', 'MAIL'),
     (2, 3, 3, 1, 38, 446.94, 0.06, 0.05, 'N', 'O', '1997-01-28', '1997-01-14', '1997-02-02', 'RAIL'),
     (3, 1, 2, 1, 45, 542.86, 0.06, 0, 'R', 'F', '1994-02-02', '1994-01-04', '1994-02-23', 'AIR'),
     (4, 2, 1, 1, 30, 304.97, 0.03, 0.08, 'N', 'O', '1996-01-10', '1995-12-14', '1996-01-18', 'SHIP'),
     (5, 1, 3, 1, 15, 222.12, 0.02, 0.04, 'R', 'F', '1994-10-31', '1994-08-31', '1994-11-20', 'AIR')`,
  ],
  t: ['a integer, b integer, c varchar(10)', "(1, 10, 'x'), (2, 20, 'y'), (3, null, 'z')"],
  s: ['id integer, b integer', '(1, 10), (2, 30)'],
} as const;

export const tableNames = Object.keys(tables);

export const seedStatements: readonly string[] = Object.entries(tables).flatMap(([name, [columns, rows]]) => [
  `create table ${name} (${columns})`,
  `insert into ${name} values ${rows}`,
]);
