import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { steps, type Step } from '../app/places.js';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', height: '100%', margin: '0 -6px', padding: 0 },
  button: { minWidth: 0, padding: '0 6px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  tick: { color: tokens.colorStatusSuccessForeground1 },
});

interface CompactStepsProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly current: Step;
  readonly finished: ReadonlySet<Step>;
  readonly onOpen: (step: Step) => void;
}

/** "Step 2 of 5: Clean", for panes too narrow for five labels. */
export const CompactSteps = ({ ref, current, finished, onOpen }: CompactStepsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ul ref={ref} className={styles.row} role="presentation">
      <li role="presentation">
        <Menu hasIcons>
          <MenuTrigger disableButtonEnhancement>
            <Button
              className={styles.button}
              appearance="transparent"
              icon={<ChevronDown16Regular />}
              iconPosition="after"
            >
              {t('frame.stepOf', { number: steps.indexOf(current) + 1, of: steps.length, step: t(`steps.${current}`) })}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {steps.map((step) => (
                <MenuItem
                  key={step}
                  icon={finished.has(step) ? <CheckmarkCircle16Filled className={styles.tick} /> : <span />}
                  onClick={() => onOpen(step)}
                >
                  {t(`steps.${step}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </li>
    </ul>
  );
};
