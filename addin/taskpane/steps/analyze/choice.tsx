import { Label, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  field: { minWidth: 0, display: 'block' },
  label: {
    display: 'block',
    marginBottom: '2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  select: {
    '& select': { minWidth: 0, paddingLeft: '8px', paddingRight: '28px', textOverflow: 'ellipsis', fontSize: '12px' },
  },
});

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One prefilled input of an analysis. */
export const Choice = ({ label, value, options, onChange }: ChoiceProps) => {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <Label htmlFor={id} className={styles.label}>
        {label}
      </Label>
      <Select id={id} className={styles.select} value={value} onChange={(_, data) => onChange(data.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
};
