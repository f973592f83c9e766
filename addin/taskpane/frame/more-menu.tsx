import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { BookQuestionMark20Regular } from '@fluentui/react-icons/svg/book-question-mark';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { Info20Regular } from '@fluentui/react-icons/svg/info';
import { MathFormula20Regular } from '@fluentui/react-icons/svg/math-formula';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { QuestionCircle20Regular } from '@fluentui/react-icons/svg/question-circle';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';

export const MoreMenu = () => {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Menu hasIcons positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={t('frame.more')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<MathFormula20Regular />} onClick={() => go({ screen: 'functions' })}>
            {t('functions.title')}
          </MenuItem>
          <MenuItem icon={<BookQuestionMark20Regular />} onClick={() => go({ screen: 'questions' })}>
            {t('questions.title')}
          </MenuItem>
          <MenuItem icon={<History20Regular />} onClick={() => go({ screen: 'activity' })}>
            {t('activity.title')}
          </MenuItem>
          <MenuItem icon={<Settings20Regular />} onClick={() => go({ screen: 'settings' })}>
            {t('settings.title')}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<QuestionCircle20Regular />} onClick={() => go({ screen: 'help' })}>
            {t('help.title')}
          </MenuItem>
          <MenuItem icon={<Info20Regular />} onClick={() => go({ screen: 'about' })}>
            {t('about.title')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
