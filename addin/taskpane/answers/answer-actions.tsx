import { Button, makeStyles, Tooltip } from '@fluentui/react-components';
import { Pin20Filled, Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { ThumbDislike20Filled, ThumbDislike20Regular } from '@fluentui/react-icons/svg/thumb-dislike';
import { ThumbLike20Filled, ThumbLike20Regular } from '@fluentui/react-icons/svg/thumb-like';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { useOpinion } from '../opinions/use-opinions.js';

const useStyles = makeStyles({
  row: { display: 'flex', flexShrink: 0, marginRight: '-6px' },
  button: { minWidth: '28px', width: '28px', height: '28px', padding: 0 },
});

interface AnswerActionsProps {
  readonly answer: Answer;
  /** One finding of the answer; left out, all of it is meant. */
  readonly finding?: string;
}

/** Keep an answer or a finding for later, or say whether it was right. Both are kept in the workspace. */
export const AnswerActions = ({ answer, finding }: AnswerActionsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { pinned, rating, togglePin, rate } = useOpinion(answer, finding ?? null);
  return (
    <div className={styles.row}>
      <Toggle
        label={t(pinned ? 'answer.unpin' : 'answer.pin')}
        on={pinned}
        icons={[<Pin20Regular />, <Pin20Filled />]}
        onClick={togglePin}
      />
      <Toggle
        label={t('answer.right')}
        on={rating === 'right'}
        icons={[<ThumbLike20Regular />, <ThumbLike20Filled />]}
        onClick={() => rate('right')}
      />
      <Toggle
        label={t('answer.wrong')}
        on={rating === 'wrong'}
        icons={[<ThumbDislike20Regular />, <ThumbDislike20Filled />]}
        onClick={() => rate('wrong')}
      />
    </div>
  );
};

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly icons: readonly [ReactElement, ReactElement];
  readonly onClick: () => void;
}

const Toggle = ({ label, on, icons: [off, filled], onClick }: ToggleProps) => (
  <Tooltip content={label} relationship="label">
    <Button
      className={useStyles().button}
      appearance="subtle"
      size="small"
      aria-pressed={on}
      icon={on ? filled : off}
      onClick={onClick}
    />
  </Tooltip>
);
