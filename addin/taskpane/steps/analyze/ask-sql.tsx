import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Muted } from '../../components/surface.js';

const MOST = 65_536;

const useStyles = makeStyles({
  form: { display: 'grid', gap: '6px' },
  field: {
    width: '100%',
    '& textarea': {
      minHeight: '120px',
      maxHeight: '320px',
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: '11px',
      lineHeight: '15px',
    },
  },
  buttons: { display: 'flex', alignItems: 'center', gap: '6px' },
  help: { flex: 1, minWidth: 0 },
});

interface AskSqlProps {
  /** As it was run. */
  readonly query: string;
  /** What it may read. */
  readonly tables: readonly string[];
  readonly onRun: (sql: string) => void;
}

/** The SELECT behind an answer, to be changed and run again through the same gate. */
export const AskSql = ({ query, tables, onRun }: AskSqlProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(query);
  const changed = text.trim() !== query.trim();
  const run = () => changed && text.trim() !== '' && onRun(text);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Textarea
        autoFocus
        className={styles.field}
        resize="vertical"
        spellCheck={false}
        value={text}
        maxLength={MOST}
        aria-label={t('askSql.label')}
        onChange={(_, { value }) => setText(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.altKey) return;
          event.preventDefault();
          run();
        }}
      />
      <div className={styles.buttons}>
        <Muted className={styles.help}>
          {tables.length > 0 ? t('askSql.tables', { tables: ['data', ...tables].join(', ') }) : t('askSql.help')}
        </Muted>
        <Button type="button" size="small" disabledFocusable={!changed} onClick={() => setText(query)}>
          {t('askSql.reset')}
        </Button>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={!changed || text.trim() === ''}>
          {t('askSql.run')}
        </Button>
      </div>
    </form>
  );
};
