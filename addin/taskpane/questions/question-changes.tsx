import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedQuestion } from '#shared/contract/questions.js';
import { toAppError } from '#shared/errors/app-error.js';
import { ForgetBox } from '../components/forget-box.js';
import { Muted } from '../components/surface.js';
import { useQuestionChanges } from './use-questions.js';

const LONGEST = 120;

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    margin: '8px 6px 0 0',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

interface ChangeProps {
  readonly question: NamedQuestion;
  readonly onClose: () => void;
}

export const RenameQuestion = ({ question, onClose }: ChangeProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { rename } = useQuestionChanges();
  const [name, setName] = useState(question.name);
  const usable = name.trim() !== '' && !rename.isPending;
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) rename.mutate({ id: question.id, name: name.trim() }, { onSuccess: onClose });
      }}
    >
      <Input
        autoFocus
        size="small"
        value={name}
        maxLength={LONGEST}
        aria-label={t('askKeep.name')}
        onChange={(_, { value }) => setName(value)}
      />
      {rename.error && <Muted role="alert">{toAppError(rename.error).detail}</Muted>}
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={!usable}>
          {t('questions.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('questions.cancel')}
        </Button>
      </div>
    </form>
  );
};

export const ForgetQuestion = ({ question: { id, name }, onClose }: ChangeProps) => {
  const { t } = useTranslation();
  const { remove } = useQuestionChanges();
  return (
    <ForgetBox
      name={name}
      detail={t('questions.forgetDetail')}
      error={remove.error}
      busy={remove.isPending}
      onForget={() => remove.mutate(id)}
      onClose={onClose}
    />
  );
};
