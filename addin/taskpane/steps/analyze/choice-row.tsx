import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '1.1fr 1fr .9fr',
    gap: '8px',
    '@media (max-width: 319px)': { gridTemplateColumns: '1fr' },
  },
});

/** At most three inputs side by side. */
export const ChoiceRow = ({ children }: { children: ReactNode }) => <div className={useStyles().row}>{children}</div>;
