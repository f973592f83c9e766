import type { ConnectorDriver } from '../connector.js';
import { clickhouse } from './clickhouse/driver.js';
import { gcs } from './gcs/driver.js';
import { mongodb } from './mongodb/driver.js';
import { mssql } from './mssql/driver.js';
import { mysql } from './mysql/driver.js';
import { oracle } from './oracle/driver.js';
import { postgres } from './postgres/driver.js';
import { s3 } from './s3/driver.js';
import { sqlite } from './sqlite/driver.js';

/** Every kind of source, in the order they are offered. One line adds one. */
export const drivers: readonly ConnectorDriver[] = [
  postgres,
  mysql,
  sqlite,
  clickhouse,
  mongodb,
  mssql,
  oracle,
  s3,
  gcs,
];
