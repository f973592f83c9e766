import { makeStyles, tokens } from '@fluentui/react-components';

const marks: Readonly<Record<string, string>> = {
  postgres: 'Pg',
  mysql: 'My',
  sqlite: 'Li',
  mongodb: 'Mo',
  mssql: 'MS',
  oracle: 'Or',
  clickhouse: 'CH',
  s3: 'S3',
  gcs: 'GC',
};

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
});

/** Two letters that tell kinds of sources apart at a glance; the name always stands beside them. */
export const DriverMark = ({ kind }: { kind: string }) => (
  <span className={useStyles().mark} aria-hidden="true">
    {marks[kind] ?? kind.slice(0, 2).toUpperCase()}
  </span>
);
