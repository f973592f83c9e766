import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition } from '#shared/contract/definitions.js';
import { ForgetBox } from '../components/forget-box.js';
import { ItemMenu } from '../components/item-menu.js';
import { Muted } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { useDefinitionChanges } from './use-definitions.js';

const useStyles = makeStyles({
  item: { padding: '8px 6px 8px 12px' },
  row: { display: 'flex', alignItems: 'flex-start', gap: '6px' },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  formula: { margin: '2px 0', fontFamily: tokens.fontFamilyMonospace, fontSize: '11px', lineHeight: '15px' },
});

interface DefinitionItemProps {
  readonly definition: Definition;
  readonly onEdit: () => void;
}

/** One measure: its name, formula and meaning, and whether the table in focus has its columns. */
export const DefinitionItem = ({ definition, onEdit }: DefinitionItemProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [forgetting, setForgetting] = useState(false);
  const { name, expression, description, fits } = definition;
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <div className={styles.text}>
          <span className={styles.name}>{name}</span>
          <p className={styles.formula}>{expression}</p>
          {description && <Muted>{description}</Muted>}
          {fits === false && <Tag tone="neutral">{t('definitions.elsewhere')}</Tag>}
        </div>
        <ItemMenu
          name={name}
          actions={[
            [t('definitions.edit'), onEdit],
            [t('questions.forget'), () => setForgetting(true)],
          ]}
        />
      </div>
      {forgetting && <Forgetting definition={definition} onClose={() => setForgetting(false)} />}
    </li>
  );
};

const Forgetting = ({ definition: { id, name }, onClose }: { definition: Definition; onClose: () => void }) => {
  const { t } = useTranslation();
  const { remove } = useDefinitionChanges();
  return (
    <ForgetBox
      name={name}
      detail={t('definitions.forgetDetail')}
      error={remove.error}
      busy={remove.isPending}
      onForget={() => remove.mutate(id)}
      onClose={onClose}
    />
  );
};
