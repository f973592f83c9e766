import { makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { Database16Regular } from '@fluentui/react-icons/svg/database';
import { Pin16Filled } from '@fluentui/react-icons/svg/pin';
import { Table16Regular } from '@fluentui/react-icons/svg/table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSource } from '../source/source-context.js';
import { SourcePanel } from './source-panel.js';

const useStyles = makeStyles({
  chip: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 1,
    minWidth: '72px',
    height: '24px',
    padding: '0 6px 0 8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '::after': { content: '""', position: 'absolute', inset: '-5px 0' },
  },
  label: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

export const SourceChip = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { table, pinned } = useSource();
  const [open, setOpen] = useState(false);
  const label = table?.label ?? t('source.none');
  const Icon = table?.server ? Database16Regular : pinned ? Pin16Filled : Table16Regular;
  return (
    <Popover
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      positioning={{ position: 'below', align: 'start' }}
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        <button
          type="button"
          className={styles.chip}
          aria-label={t(pinned ? 'source.chipPinned' : 'source.chip', { source: label })}
          title={label}
        >
          <Icon className={styles.icon} />
          <span className={styles.label}>{label}</span>
          <ChevronDown16Regular className={styles.chevron} />
        </button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('source.title')}>
        <SourcePanel onDone={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  );
};
