import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    minHeight: '24px',
    maxWidth: '100%',
    padding: '3px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '::after': { content: '""', position: 'absolute', inset: '-4px -3px' },
  },
  group: { display: 'flex', flexWrap: 'wrap', gap: '8px 6px' },
});

export const Pill = ({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" {...rest} className={mergeClasses(useStyles().root, className)} />
);

export const PillGroup = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="group" aria-label={label} className={useStyles().group}>
    {children}
  </div>
);
