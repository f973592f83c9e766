import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { useTranslation } from 'react-i18next';

interface ItemMenuProps {
  /** What the item is called, for those who cannot see where the button stands. */
  readonly name: string;
  readonly actions: readonly (readonly [label: string, run: () => void])[];
}

/** What else can be done with one item of a list. */
export const ItemMenu = ({ name, actions }: ItemMenuProps) => {
  const { t } = useTranslation();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t('questions.more', { name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {actions.map(([label, run]) => (
            <MenuItem key={label} onClick={run}>
              {label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
