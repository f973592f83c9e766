// A whole ClickHouse server inside this process: clickhouse-local of the npm package @chdb/lib-*, told to listen. It never returns.
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, libraryPackage, httpPort, tcpPort, folder] = process.argv.slice(2);
const require = createRequire(packages);
const { open, load, DataType } = require('ffi-rs');
const library = path.join(path.dirname(require.resolve(libraryPackage)), 'libchdb.so');

open({ library: 'chdb', path: library });
const query = `SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP;
  SELECT sleepEachRow(1) FROM numbers(1000000) SETTINGS max_block_size = 1, max_execution_time = 0 FORMAT Null`;
const argv = [
  'clickhouse',
  '--path',
  folder,
  '--listen_host',
  '127.0.0.1',
  '--http_port',
  httpPort,
  '--tcp_port',
  tcpPort,
  '--query',
  query,
];
load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
});
