import { Button, Input, makeStyles, Spinner } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../api/api-context.js';
import { useNavigation } from '../../app/navigation.js';
import { Muted, Sentence } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';

const LONGEST = 120;

const useStyles = makeStyles({
  form: { display: 'grid', gap: '6px' },
  line: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  name: { flex: '1 1 160px', minWidth: 0 },
});

/** Keeps the question of an answer under a name; the suggestion is the question itself. */
export const AskKeep = ({ question, runId }: { question: string; runId: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { questions } = useApi();
  const { go } = useNavigation();
  const client = useQueryClient();
  const [name, setName] = useState(question.slice(0, LONGEST));
  const keeping = useMutation({
    mutationFn: () => questions.keep(name.trim(), runId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
  if (keeping.data) {
    return (
      <Sentence role="status">
        {t('askKeep.kept', { name: keeping.data.name })}{' '}
        <TextButton onClick={() => go({ screen: 'questions' })}>{t('askKeep.show')}</TextButton>
      </Sentence>
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !keeping.isPending) keeping.mutate();
      }}
    >
      <div className={styles.line}>
        <Input
          autoFocus
          className={styles.name}
          value={name}
          maxLength={LONGEST}
          aria-label={t('askKeep.name')}
          onChange={(_, { value }) => setName(value)}
        />
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={name.trim() === '' || keeping.isPending}
          {...(keeping.isPending && { icon: <Spinner size="extra-tiny" role="presentation" /> })}
        >
          {t('askKeep.keep')}
        </Button>
      </div>
      {keeping.error ? (
        <Muted role="alert">{toAppError(keeping.error).detail}</Muted>
      ) : (
        <Muted>{t('askKeep.why')}</Muted>
      )}
    </form>
  );
};
