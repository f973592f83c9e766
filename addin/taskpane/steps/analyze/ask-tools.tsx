import { Button, makeStyles } from '@fluentui/react-components';
import { Bookmark16Regular } from '@fluentui/react-icons/svg/bookmark';
import { Code16Regular } from '@fluentui/react-icons/svg/code';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { Card } from '../../components/surface.js';
import { AskKeep } from './ask-keep.js';
import { AskSql } from './ask-sql.js';
import type { useAsk } from './use-ask.js';

type Tool = 'sql' | 'keep';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '6px', marginTop: '-4px' },
  open: { padding: '10px 12px' },
});

/** What can be done with an answer beyond inserting it: change its SQL, keep its question. One is open at a time. */
export const AskTools = ({ answer, ask }: { answer: Answer; ask: ReturnType<typeof useAsk> }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState<Tool | null>(null);
  const { query, runId } = answer.receipt;
  if (!query) return null;
  const toggle = (tool: Tool) => setOpen(open === tool ? null : tool);
  return (
    <>
      <div className={styles.row}>
        <Button size="small" icon={<Code16Regular />} aria-expanded={open === 'sql'} onClick={() => toggle('sql')}>
          {t('askSql.open')}
        </Button>
        <Button
          size="small"
          icon={<Bookmark16Regular />}
          aria-expanded={open === 'keep'}
          onClick={() => toggle('keep')}
        >
          {t('askKeep.open')}
        </Button>
      </div>
      {open && (
        <Card className={styles.open}>
          {open === 'sql' && (
            <AskSql query={query} tables={ask.tables.further.map(({ name }) => name)} onRun={ask.runSql} />
          )}
          {open === 'keep' && <AskKeep question={ask.asked ?? answer.headline} runId={runId} />}
        </Card>
      )}
    </>
  );
};
