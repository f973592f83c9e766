import { Button, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ChatSparkle20Regular } from '@fluentui/react-icons/svg/chat-sparkle';
import { Send20Filled, Send20Regular } from '@fluentui/react-icons/svg/send';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  form: { display: 'flex', minWidth: 0 },
  input: { flex: 1, minWidth: 0, fontSize: tokens.fontSizeBase200 },
  icon: { color: tokens.colorBrandForeground1 },
  send: { color: tokens.colorBrandForeground1 },
});

interface AskBoxProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly draft: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onDraft: (text: string) => void;
  readonly onAsk: (text: string) => void;
}

export const AskBox = ({ ref, draft, busy, disabled, onDraft, onAsk }: AskBoxProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const empty = draft.trim() === '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(draft);
      }}
    >
      <Input
        {...(ref && { ref })}
        className={styles.input}
        value={draft}
        maxLength={2_000}
        placeholder={t('ask.placeholder')}
        aria-label={t('ask.label')}
        contentBefore={<ChatSparkle20Regular className={styles.icon} />}
        contentAfter={
          <Button
            type="submit"
            size="small"
            appearance="transparent"
            aria-label={t('ask.send')}
            disabledFocusable={empty || busy || disabled}
            icon={
              busy ? (
                <Spinner size="extra-tiny" role="presentation" />
              ) : empty ? (
                <Send20Regular />
              ) : (
                <Send20Filled className={styles.send} />
              )
            }
          />
        }
        onChange={(_, { value }) => onDraft(value)}
      />
    </form>
  );
};
