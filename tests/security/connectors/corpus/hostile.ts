/** Statements that must be refused, by dialect. One per line. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const hostile: Readonly<Record<string, readonly string[]>> = {
  postgres: lines(String.raw`
    insert into t values (1)
    update t set a = 1
    delete from t
    merge into t using s on t.a = s.a when matched then delete
    truncate t
    drop table t
    create table x as select 1
    create temp table x (a int)
    alter table t add b int
    select 1 into x
    select * into temp x from t
    with gone as (delete from t returning *) select * from gone
    with more as (insert into t values (1) returning a) select a from more
    with changed as (update t set a = 2 returning a) select a from changed
    select * from (with gone as (delete from t returning a) select * from gone) q
    select * from t for update
    select * from t for no key update
    select * from t for share
    select * from t for key share skip locked
    (select * from t) union all (select * from t for update)
    select 1; select 2
    select 1; drop table t
    commit; delete from t
    begin
    rollback
    set transaction read write
    set statement_timeout = 0
    set role postgres
    reset all
    discard all
    show all
    select set_config('statement_timeout', '0', false)
    select pg_catalog.set_config('a.b', 'c', true)
    select current_setting('is_superuser')
    select pg_sleep(10)
    select pg_sleep_for('10 s')
    select pg_read_file('/etc/passwd')
    select pg_read_binary_file('/etc/passwd')
    select pg_ls_dir('/')
    select * from pg_ls_logdir()
    select pg_stat_file('/etc/passwd')
    select lo_import('/etc/passwd')
    select lo_export(1, '/tmp/x')
    select lo_create(0)
    select lo_from_bytea(0, 'x')
    select dblink('host=x', 'select 1')
    select * from dblink('host=x', 'select 1') as t(a int)
    select dblink_connect('host=x')
    copy t to '/tmp/x'
    copy (select 1) to program 'id'
    copy t from program 'id'
    select pg_terminate_backend(1)
    select pg_cancel_backend(pid) from pg_stat_activity
    select pg_reload_conf()
    select pg_rotate_logfile()
    select pg_switch_wal()
    select pg_create_logical_replication_slot('a', 'b')
    select pg_advisory_lock(1)
    select pg_try_advisory_lock(1)
    select pg_notify('a', 'b')
    select nextval('s')
    select setval('s', 1)
    select currval('s')
    select query_to_xml('delete from t', true, true, '')
    select cursor_to_xml('c', 1, true, true, '')
    select table_to_xml('t', true, true, '')
    select database_to_xml(true, true, '')
    select ts_stat('select 1')
    select ts_rewrite('a'::tsquery, 'select 1')
    select * from crosstab('select 1')
    select * from connectby('t', 'a', 'b', '1', 0)
    select xpath_table('a', 'b', 'c', 'd', 'e')
    select my_function(1)
    select public.lower('x')
    select myschema.anything()
    select * from pg_shadow
    select * from pg_authid
    select * from pg_hba_file_rules
    select * from pg_stat_activity
    select * from pg_catalog.pg_user_mapping
    select * from pg_file_settings
    select * from other.public.t
    select 1 operator(myschema.+) 2
    prepare p as select 1
    execute p
    deallocate all
    declare c cursor for select 1
    fetch all from c
    explain analyze delete from t
    explain select 1
    do $$ begin delete from t; end $$
    call p()
    load 'x'
    listen a
    notify a
    lock table t
    vacuum
    analyze t
    cluster t
    checkpoint
    comment on table t is 'x'
    grant all on t to public
    security label on table t is 'x'
    create extension dblink
    create function f() returns int language sql as 'select 1'
    import foreign schema a from server b into c
    values (pg_sleep(1))
    select * from generate_series(1, pg_sleep(1)::int)
    select case when true then pg_sleep(1) end
    select a from t order by pg_sleep(1)
    select count(*) filter (where pg_sleep(1) is null) from t
    select array(select pg_sleep(1))
    select (select pg_read_file('a'))
    select row_number() over (order by pg_sleep(1)) from t
    select * from t tablesample bernoulli (pg_sleep(1)::text::real)
    select * from lateral (select pg_sleep(1)) q
    select "pg_sleep"(1)
    select PG_SLEEP(1)
    select pg_catalog."pg_sleep"(1)
    select /* x */ pg_sleep /* y */ (1)
    select inet_server_addr()
    select txid_current()
    select pg_export_snapshot()
    select has_table_privilege('t', 'select')
    select version()
  `),
  mysql: lines(String.raw`
    insert into t values (1)
    update t set a = 1
    delete from t
    replace into t values (1)
    truncate t
    drop table t
    create table x as select 1
    alter table t add b int
    select 1; select 2
    select 1 into outfile '/tmp/x'
    select 1 into dumpfile '/tmp/x'
    select 1 into @a
    select a into @a from t
    select /*! 1 into outfile '/tmp/x' */
    select /*!50000 1 into outfile '/tmp/x' */
    select /*M! 1 into outfile '/tmp/x' */
    select /*M!100000 sleep(1) */
    select /*!99999 1 */ 2
    select /*+ max_execution_time(0) */ 1
    select 1 --1 into outfile '/tmp/x'
    select 1 --a, sleep(1)
    select load_file('/etc/passwd')
    select sleep(1)
    select SLEEP (1)
    select ${'`'}sleep${'`'}(1)
    select test.sleep(1)
    select benchmark(1000000, md5('a'))
    select get_lock('a', 1)
    select release_lock('a')
    select is_free_lock('a')
    select master_pos_wait('a', 1)
    select @a := 1
    select @@version
    select @@global.secure_file_priv
    set @a = 1
    set global max_connections = 1
    set statement max_statement_time = 0 for select 1
    set session transaction read write
    set password = 'x'
    start transaction
    commit
    begin
    begin not atomic delete from t; end
    do sleep(1)
    call p()
    prepare p from 'select 1'
    execute immediate 'delete from t'
    handler t open
    lock tables t write
    select * from t for update
    select * from t lock in share mode
    select * from t for share
    with x as (select 1) delete from t
    with x as (select 1) update t set a = 1
    load data local infile '/etc/passwd' into table t
    load data infile '/etc/passwd' into table t
    select * from mysql.user
    select * from ${'`'}mysql${'`'}.${'`'}user${'`'}
    select * from performance_schema.threads
    select * from sys.session
    select * from information_schema.processlist
    show tables
    show grants
    describe t
    explain select 1
    kill 1
    shutdown
    install plugin a soname 'b'
    create function f returns string soname 'b.so'
    change master to master_host = 'x'
    flush tables
    analyze table t
    optimize table t
    grant all on t to x
    select * from t procedure analyse()
    select nextval(s)
    select next value for s
    select lastval(s)
    select my_udf(1)
    select sys_exec('id')
    select extractvalue(1, concat(0x7e, (select 1)))
    select updatexml(1, '//a', 'b')
    select user()
    select connection_id()
    select uuid_short()
    select name_const('a', sleep(1))
    select a from t where sleep(1)
    select (select sleep(1))
    select case when 1 then sleep(1) end
    select a from t order by sleep(1)
    select 'a' 'b' into outfile '/tmp/x'
    select "a\" into outfile " , sleep(1)
    values row(1)
    /* open select 1
    select 'open
  `),
  sqlite: lines(String.raw`
    insert into t values (1)
    update t set a = 1
    delete from t
    replace into t values (1)
    drop table t
    create table x (a)
    alter table t add b
    attach 'x.db' as x
    attach ':memory:' as m
    detach x
    vacuum
    vacuum into 'x.db'
    reindex
    analyze
    pragma table_info(t)
    pragma writable_schema = 1
    pragma journal_mode = wal
    begin
    commit
    savepoint a
    select 1; select 2
    with x as (select 1) insert into t select * from x
    with x as (select 1) delete from t
    select load_extension('x')
    select writefile('x', 'y')
    select readfile('/etc/passwd')
    select edit('x')
    select fts3_tokenizer('a')
    select * from pragma_database_list
    select * from pragma_table_info('t')
    select * from "pragma_module_list"
    select * from sqlite_dbpage
    select * from dbstat
    select * from fsdir('/')
    select randomblob(1000000000)
    select zeroblob(1000000000)
    select sqlite_version()
    select sqlite_compileoption_get(1)
    select "load_extension"('x')
    select [load_extension]('x')
    select a from t where load_extension('x')
    select (select load_extension('x'))
    select matchinfo(t) from t
    select @a
    explain select 1
    values (load_extension('x'))
    select 'open
  `),
  clickhouse: lines(String.raw`
    insert into t values (1)
    insert into function file('x') select 1
    alter table t delete where 1
    drop table t
    create table x engine = Memory as select 1
    truncate table t
    optimize table t
    rename table a to b
    attach table t
    detach table t
    kill query where 1
    system shutdown
    set readonly = 0
    use default
    show tables
    describe t
    exists t
    grant all on *.* to x
    backup table t to disk('x', 'y')
    select 1; select 2
    select 1 settings readonly = 0
    select 1 format Native
    select 1 into outfile 'x'
    select * from file('/etc/passwd', 'LineAsString')
    select * from url('http://x/', 'LineAsString')
    select * from remote('h', 'd', 't')
    select * from remoteSecure('h', 'd', 't')
    select * from cluster('c', 'd', 't')
    select * from clusterAllReplicas('c', 'd', 't')
    select * from s3('http://x/')
    select * from hdfs('x')
    select * from mysql('h', 'd', 't', 'u', 'p')
    select * from postgresql('h', 'd', 't', 'u', 'p')
    select * from mongodb('h', 'd', 't', 'u', 'p', 's')
    select * from jdbc('x', 'y')
    select * from odbc('x', 'y', 'z')
    select * from executable('x', 'TSV', 'a String')
    select * from input('a String')
    select * from merge('system', '.*')
    select * from system.users
    select * from system . query_log
    select * from ${'`'}system${'`'}.${'`'}users${'`'}
    select * from information_schema.tables
    select file('/etc/passwd')
    select sleep(3)
    select sleepEachRow(1) from numbers(10)
    select dictGet('a', 'b', 1)
    select getSetting('readonly')
    select getMacro('x')
    select hostName()
    select currentUser()
    select addressToLine(1)
    select joinGet('a', 'b', 1)
    select catboostEvaluate('x', 1)
    with x as (select 1) insert into t select * from x
    explain select 1
    select 'open
    select /* open
  `),
  tsql: lines(String.raw`
    insert into t values (1)
    update t set a = 1
    delete from t
    merge into t using s on t.a = s.a when matched then delete;
    truncate table t
    drop table t
    create table x (a int)
    alter table t add b int
    select 1 as a into x
    select 1 as a into #x
    select 1; select 2
    select 1 select 2
    select 1 delete from t
    select 1 update t set a = 1
    select 1 exec sp_who
    select a from t exec('delete from t')
    with x as (select 1 as a) delete from t
    with x as (select 1 as a) insert into t select a from x
    exec xp_cmdshell 'dir'
    execute('delete from t')
    exec sp_executesql N'delete from t'
    exec sp_oacreate 'x', 1
    exec master..xp_dirtree '\\host\share'
    xp_cmdshell 'dir'
    select * from openrowset('SQLNCLI', 'x', 'select 1')
    select * from openrowset(bulk '/etc/passwd', single_clob) x
    select * from openquery(other, 'select 1')
    select * from opendatasource('SQLNCLI', 'x').a.b.c
    bulk insert t from '/etc/passwd'
    select * from other.master.dbo.sysdatabases
    select * from [other].[master].[dbo].[t]
    select * from master..sysdatabases
    select * from sys.sql_logins
    select * from [sys].[dm_exec_requests]
    select * from msdb.dbo.sysjobs
    waitfor delay '00:00:10'
    select 1 waitfor delay '00:00:10'
    declare @a int
    select @a = 1
    select @@version
    set rowcount 0
    set identity_insert t on
    use master
    begin transaction
    commit
    rollback
    if 1 = 1 delete from t
    while 1 = 1 select 1
    print 'x'
    raiserror('x', 16, 1)
    throw 50000, 'x', 1
    kill 1
    shutdown
    dbcc freeproccache
    reconfigure
    backup database a to disk = 'x'
    restore database a from disk = 'x'
    grant select on t to x
    deny select on t to x
    select * from t with (updlock)
    select * from t with (tablockx, holdlock)
    select next value for s
    select dbo.my_function(1)
    select my_function(1)
    select suser_sname()
    select object_definition(1)
    select * from fn_dblog(null, null)
    select * from sysprocesses
    go
    select [a]]; drop table t --] from t; drop table t
    select 'open
    select /* /* nested */ open
  `),
  plsql: lines(String.raw`
    insert into t values (1)
    update t set a = 1
    delete from t
    merge into t using s on (t.a = s.a) when matched then update set b = 1
    truncate table t
    drop table t
    create table x as select 1 from dual
    alter session set nls_date_format = 'x'
    select 1 from dual; select 2 from dual
    select * from t for update
    select a into b from t
    begin delete from t; end;
    begin execute immediate 'drop table t'; end;
    declare x number; begin null; end;
    call p()
    execute p
    exec p
    commit
    rollback
    savepoint a
    lock table t in exclusive mode
    grant select on t to x
    explain plan for select 1 from dual
    select utl_http.request('http://x') from dual
    select utl_inaddr.get_host_address('x') from dual
    select utl_file.fopen('a', 'b', 'r') from dual
    select utl_tcp.open_connection('a', 1) from dual
    select sys.utl_http.request('http://x') from dual
    select dbms_xmlgen.getxml('select 1 from dual') from dual
    select dbms_ldap.init('x', 1) from dual
    select dbms_scheduler.create_job('a') from dual
    select dbms_lock.sleep(1) from dual
    select dbms_pipe.receive_message('a', 10) from dual
    select httpuritype('http://x').getclob() from dual
    select xmltype('<!DOCTYPE a SYSTEM "http://x">') from dual
    select sys_context('userenv', 'ip_address') from dual
    select userenv('sid') from dual
    select s.nextval from dual
    select s.currval from dual
    select * from dba_users
    select * from v$session
    select * from sys.user$
    select * from t@other
    select my_function(1) from dual
    select pkg.f(1) from dual
    select ora_rowscn_x(1) from dual
    select q'[it's]' from dual
    select nq'{a'b}' from dual
    with function f return number is begin return 1; end; select f() from dual
    with x as (select 1 a from dual) delete from t
    select 'open
    select /* open
  `),
  mongodb: lines(String.raw`
    db.t.drop()
    {"delete": "t", "deletes": []}
    {"collection": "t"}
    {"collection": "t", "pipeline": {}}
    {"collection": "t", "pipeline": [[]]}
    {"collection": "t", "pipeline": [{}]}
    {"collection": "t", "pipeline": [{"$match": {}, "$out": "x"}]}
    {"collection": "t", "pipeline": [{"$out": "x"}]}
    {"collection": "t", "pipeline": [{"$merge": "x"}]}
    {"collection": "t", "pipeline": [{"$facet": {"a": [{"$out": "x"}]}}]}
    {"collection": "t", "pipeline": [{"$lookup": {"from": "x", "pipeline": [{"$merge": "y"}], "as": "z"}}]}
    {"collection": "t", "pipeline": [{"$lookup": {"from": {"db": "admin", "coll": "system.users"}, "as": "z"}}]}
    {"collection": "t", "pipeline": [{"$unionWith": {"coll": "x", "pipeline": [{"$out": "y"}]}}]}
    {"collection": "t", "pipeline": [{"$unionWith": {"db": "admin", "coll": "x"}}]}
    {"collection": "t", "pipeline": [{"$match": {"$where": "sleep(1)"}}]}
    {"collection": "t", "pipeline": [{"$match": {"a": {"$where": "1"}}}]}
    {"collection": "t", "pipeline": [{"$match": {"$or": [{"$where": "1"}]}}]}
    {"collection": "t", "pipeline": [{"$match": {"$expr": {"$function": {"body": "x", "args": [], "lang": "js"}}}}]}
    {"collection": "t", "pipeline": [{"$project": {"a": {"$function": {"body": "x", "args": [], "lang": "js"}}}}]}
    {"collection": "t", "pipeline": [{"$group": {"_id": null, "a": {"$accumulator": {}}}}]}
    {"collection": "t", "pipeline": [{"$currentOp": {}}]}
    {"collection": "t", "pipeline": [{"$listSessions": {}}]}
    {"collection": "t", "pipeline": [{"$listLocalSessions": {}}]}
    {"collection": "t", "pipeline": [{"$indexStats": {}}]}
    {"collection": "t", "pipeline": [{"$collStats": {}}]}
    {"collection": "t", "pipeline": [{"$planCacheStats": {}}]}
    {"collection": "t", "pipeline": [{"$changeStream": {}}]}
    {"collection": "t", "pipeline": [{"$queryStats": {}}]}
    {"collection": "t", "pipeline": [{"$documents": []}]}
    {"collection": "system.users", "pipeline": []}
    {"collection": "$cmd", "pipeline": []}
    {"collection": "", "pipeline": []}
    {"collection": {"$ne": ""}, "pipeline": []}
    {"collection": "t", "pipeline": [], "allowDiskUse": true}
    {"collection": "t", "pipeline": [], "let": {}}
    {"collection": "t", "pipeline": [{"$MERGE": "x"}]}
    {"collection": "t", "pipeline": [{"$nowhere": {}}]}
    []
    null
    "x"
  `),
};
