import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { Card } from '../components/surface.js';

const MOST = 1_000;

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-end', gap: '6px' },
  field: { flex: 1, minWidth: 0 },
  input: { width: '100%', minWidth: 0 },
});

interface DailyLimitProps {
  readonly state: CellAi;
  readonly onChange: (dailyLimit: number) => void;
}

/** What a day may cost at most, in dollars. */
export const DailyLimit = ({ state: { dailyLimit }, onChange }: DailyLimitProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(String(dailyLimit));
  const wanted = Number(text.replace(',', '.'));
  const usable = text.trim() !== '' && Number.isFinite(wanted) && wanted >= 0 && wanted <= MOST;
  return (
    <Card>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (usable) onChange(wanted);
        }}
      >
        <Field
          className={styles.field}
          label={t('cellAi.limit')}
          size="small"
          {...(!usable && { validationMessage: t('cellAi.limitWrong', { most: MOST }) })}
        >
          <Input
            className={styles.input}
            value={text}
            inputMode="decimal"
            contentBefore="$"
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Button size="small" type="submit" disabled={!usable || wanted === dailyLimit}>
          {t('cellAi.saveLimit')}
        </Button>
      </form>
    </Card>
  );
};
