import { makeStyles, tokens } from '@fluentui/react-components';
import { Document20Regular } from '@fluentui/react-icons/svg/document';
import { Eye20Regular } from '@fluentui/react-icons/svg/eye';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { useTranslation } from 'react-i18next';
import type { SourceTable } from '#shared/contract/connections.js';
import { useNavigation } from '../../../app/navigation.js';
import { useFormat } from '../../../wording/use-format.js';
import { SourceRow } from '../sources/source-row.js';

const icons = { table: Table20Regular, view: Eye20Regular, collection: Table20Regular, file: Document20Regular };

const useStyles = makeStyles({ icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 } });

export const TableRow = ({ connection, table }: { connection: string; table: SourceTable }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { compact } = useFormat();
  const { schema, name, kind, rowEstimate, comment } = table;
  const Icon = icons[kind];
  const words = [kind === 'view' ? t('browse.kinds.view') : null, comment].filter(Boolean).join(' · ');
  return (
    <SourceRow
      icon={<Icon className={styles.icon} />}
      title={name}
      detail={words}
      aside={rowEstimate === null ? null : t('browse.aboutRows', { rows: compact(rowEstimate), count: rowEstimate })}
      onOpen={() => go({ screen: 'source-table', connection, table: { schema, name } })}
    />
  );
};
