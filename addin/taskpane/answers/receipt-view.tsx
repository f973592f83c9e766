import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Receipt16Regular } from '@fluentui/react-icons/svg/receipt';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '#shared/answers/receipt.js';
import { useFormat } from '../wording/use-format.js';
import { ReceiptDetails } from './receipt-details.js';

const useStyles = makeStyles({
  root: {
    margin: '10px -12px -12px',
    borderTop: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: '0 0 5px 5px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  standalone: { margin: 0, border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '2px 5px',
    width: '100%',
    minHeight: '34px',
    padding: '8px 12px',
    border: 0,
    borderRadius: '0 0 5px 5px',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { color: tokens.colorBrandForeground1 },
  title: { flex: 1, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  brief: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground3 },
  details: {
    padding: '0 12px 10px',
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '150ms',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

interface ReceiptViewProps {
  readonly receipt: Receipt;
  /** Stands by itself, not at the foot of a card. */
  readonly standalone?: boolean;
}

/** Like a till receipt under every answer: closed it says rows and time, open everything that led to it. */
export const ReceiptView = ({ receipt, standalone }: ReceiptViewProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, duration } = useFormat();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { rowsUsed, rowsRead, milliseconds } = receipt;
  const rows =
    rowsUsed === rowsRead
      ? t('source.rows', { count: rowsRead })
      : t('receipt.rowsOf', { used: count(rowsUsed), count: rowsRead });
  const Chevron = open ? ChevronUp16Regular : ChevronDown16Regular;
  return (
    <div className={mergeClasses(styles.root, standalone && styles.standalone)}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <Receipt16Regular className={styles.icon} />
        <span className={styles.title}>{t('receipt.title')}</span>
        <span className={styles.brief}>
          {`${rows} · ${duration(milliseconds)}`}
          <Chevron />
        </span>
      </button>
      {open && (
        <div id={details} className={styles.details}>
          <ReceiptDetails receipt={receipt} />
        </div>
      )}
    </div>
  );
};
