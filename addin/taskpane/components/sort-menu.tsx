import {
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import { useTranslation } from 'react-i18next';
import { TextButton } from './text-button.js';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground3,
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
});

interface SortMenuProps<V extends string> {
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
  /** What the button shows in place of the order's name. */
  readonly label?: string | undefined;
}

/** The order of a list, and its other orders. */
export const SortMenu = <V extends string>({ value, options, onChange, label }: SortMenuProps<V>) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const current = options.find(([option]) => option === value)?.[1] ?? '';
  return (
    <Menu
      positioning="below-end"
      checkedValues={{ order: [value] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange((checkedItems[0] ?? value) as V)}
    >
      <MenuTrigger disableButtonEnhancement>
        <TextButton
          className={styles.button}
          aria-label={(label ? `${label}. ` : '') + t('column.sortBy', { order: current })}
        >
          {label ?? current}
          <ChevronDown12Regular />
        </TextButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {options.map(([option, label]) => (
            <MenuItemRadio key={option} name="order" value={option}>
              {label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
