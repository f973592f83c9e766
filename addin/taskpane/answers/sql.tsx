import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  block: {
    margin: '6px 0 8px',
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '11px',
    lineHeight: '15px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '240px',
    overflowY: 'auto',
  },
  keyword: { color: tokens.colorBrandForeground2 },
  literal: { color: tokens.colorNeutralForeground2 },
});

const token = /('(?:[^']|'')*')|("(?:[^"]|"")*")|([A-Za-z_]\w*)(\s*\()?|[^'"A-Za-z_]+|['"]/g;

const keywords = new Set(
  `select from where group by order having limit offset with as on using join left right full inner outer cross and or not in is
  null like ilike between case when then else end distinct union all except intersect over partition asc desc nulls first last
  rows range preceding following unbounded current row filter qualify cast values true false exists interval date timestamp`
    .split(/\s+/)
    .map((word) => word.trim()),
);

type Part = { readonly text: string; readonly kind: 'keyword' | 'literal' | 'plain' };

/** Splits a query into keywords and function names, string literals, and the rest. */
export const sqlParts = (sql: string): Part[] =>
  [...sql.matchAll(token)].map(([text, literal, , word, call]) => {
    if (literal) return { text, kind: 'literal' };
    return { text, kind: word && (call || keywords.has(word.toLowerCase())) ? 'keyword' : 'plain' };
  });

const clauses = /\s+(?=(?:FROM|WHERE|GROUP BY|HAVING|QUALIFY|ORDER BY|LIMIT|LEFT JOIN|INNER JOIN|JOIN|UNION)\b)/g;

/** One clause per line, unless the query has lines of its own. */
const laidOut = (sql: string) => (sql.includes('\n') ? sql : sql.replace(clauses, '\n'));

export const Sql = ({ text, label }: { text: string; label: string }) => {
  const styles = useStyles();
  return (
    <pre className={styles.block} tabIndex={0} role="region" aria-label={label}>
      {sqlParts(laidOut(text)).map((part, index) => (
        <span key={index} className={part.kind === 'plain' ? undefined : styles[part.kind]}>
          {part.text}
        </span>
      ))}
    </pre>
  );
};
