/** What an administrator runs to make an account that can only read. */
export const remedy = (): string =>
  [
    'CREATE USER datavision_reader IDENTIFIED BY "choose-one";',
    'GRANT CREATE SESSION TO datavision_reader;',
    "BEGIN FOR t IN (SELECT table_name FROM user_tables) LOOP EXECUTE IMMEDIATE 'GRANT READ ON \"' || t.table_name || '\" TO datavision_reader'; END LOOP; END;",
    '/',
  ].join('\n');
