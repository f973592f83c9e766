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
import { TextButton } from '../../components/text-button.js';
import { columnOrders, type ColumnOrder } from './column-order.js';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground3,
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
});

interface ColumnSortMenuProps {
  readonly order: ColumnOrder;
  readonly onOrder: (order: ColumnOrder) => void;
}

export const ColumnSortMenu = ({ order, onOrder }: ColumnSortMenuProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const text = t(order === 'sheet' ? 'column.aside' : `column.orders.${order}`);
  return (
    <Menu
      positioning="below-end"
      checkedValues={{ order: [order] }}
      onCheckedValueChange={(_, { checkedItems }) => onOrder((checkedItems[0] ?? 'sheet') as ColumnOrder)}
    >
      <MenuTrigger disableButtonEnhancement>
        <TextButton
          className={styles.button}
          aria-label={`${text}. ${t('column.sortBy', { order: t(`column.orders.${order}`) })}`}
        >
          {text}
          <ChevronDown12Regular />
        </TextButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columnOrders.map((choice) => (
            <MenuItemRadio key={choice} name="order" value={choice}>
              {t(`column.orders.${choice}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
