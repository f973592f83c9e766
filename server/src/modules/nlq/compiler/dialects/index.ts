import type { Dialect } from '../dialect.js';
import { clickhouse } from './clickhouse.js';
import { duckdb } from './duckdb.js';
import { mysql } from './mysql.js';
import { oracle } from './oracle.js';
import { postgres } from './postgres.js';
import { sqlite } from './sqlite.js';
import { tsql } from './tsql.js';

/** Every database a plan can be compiled for, by the connector's name of its dialect. */
export const dialects = { duckdb, sqlite, postgres, mysql, tsql, oracle, clickhouse } as const satisfies Record<
  string,
  Dialect
>;
export type DialectName = keyof typeof dialects;
