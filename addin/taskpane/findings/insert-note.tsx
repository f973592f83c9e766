import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { InsertTarget } from '../insertion/insert-target.js';
import { useCommenting, useFindingComments } from './use-insert-finding.js';

const useStyles = makeStyles({
  box: {
    marginLeft: '6px',
    '& label': { padding: '0 0 0 2px', fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
    '& .fui-Checkbox__indicator': { margin: '2px 4px' },
  },
});

/** Where the finding goes, and whether its cells get comments. */
export const InsertNote = ({ answer }: { answer: Answer }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { commenting, setCommenting } = useCommenting();
  const { length } = useFindingComments(answer);
  return (
    <>
      <InsertTarget />
      {length > 0 && (
        <Checkbox
          className={styles.box}
          checked={commenting}
          onChange={(_, { checked }) => setCommenting(checked === true)}
          label={t('findings.comment', { count: length })}
        />
      )}
    </>
  );
};
