import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { useNotice } from '../frame/notice.js';
import { useHost } from '../host/host-context.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '6px' },
  formula: {
    flex: 1,
    minWidth: 0,
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '11px',
    lineHeight: '15px',
    overflowWrap: 'anywhere',
  },
});

/** A formula to try: copied, or put into the selected cell where the workbook can take formulas. */
export const FunctionExample = ({ formula }: { formula: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const host = useHost();
  const workbook = useWorkbook();
  const { tell } = useNotice();
  const [copied, setCopied] = useState(false);
  const write = workbook.insertFormula?.bind(workbook);
  return (
    <div className={styles.row}>
      <code className={styles.formula}>{formula}</code>
      {write && (
        <Button
          size="small"
          onClick={() =>
            void write(formula).then(
              (address) => tell({ tone: 'done', text: t('functions.inserted', { address }) }),
              (thrown: unknown) => tell({ tone: 'problem', text: toAppError(thrown).detail }),
            )
          }
        >
          {t('functions.insert')}
        </Button>
      )}
      <Tooltip content={t(copied ? 'problem.copied' : 'problem.copy')} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<Copy16Regular />}
          onClick={() => void host.copy(formula).then(() => setCopied(true))}
        />
      </Tooltip>
    </div>
  );
};
