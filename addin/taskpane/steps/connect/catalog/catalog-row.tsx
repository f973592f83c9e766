import { makeStyles, tokens } from '@fluentui/react-components';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '#shared/contract/catalog.js';
import { useNavigation } from '../../../app/navigation.js';
import { Tag } from '../../../components/tag.js';
import { useFormat } from '../../../wording/use-format.js';
import { TypeIcon } from '../column-icon.js';
import { DriverMark } from '../sources/driver-mark.js';
import { useConnectors } from '../sources/use-sources.js';
import { SourceRow } from '../sources/source-row.js';

const useStyles = makeStyles({
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '2px' },
});

/** "Shop · public", "Shop · public.orders": where an entry lies. */
/** Where an entry lies; of a connection, what kind it is. */
export const usePlace = ({ kind, connection, schema, table }: CatalogEntry): string => {
  const connectors = useConnectors().data;
  if (kind === 'connection') return connectors?.find((one) => one.kind === connection.kind)?.label ?? '';
  const inside = kind === 'column' ? [schema, table].filter(Boolean).join('.') : schema;
  return [connection.name, inside].filter(Boolean).join(' · ');
};

export const EntryIcon = ({ entry }: { entry: CatalogEntry }) => {
  const styles = useStyles();
  if (entry.kind === 'connection') return <DriverMark kind={entry.connection.kind} />;
  if (entry.kind === 'column' && entry.type) return <TypeIcon type={entry.type} />;
  return <Table20Regular className={styles.icon} />;
};

export const CatalogRow = ({ entry }: { entry: CatalogEntry }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { compact } = useFormat();
  const { go } = useNavigation();
  const { id, name, rows, tags, description, comment } = entry;
  const place = usePlace(entry);
  return (
    <SourceRow
      icon={<EntryIcon entry={entry} />}
      title={name}
      detail={
        <>
          {[place, description || comment].filter(Boolean).join(' · ')}
          {tags.length > 0 && (
            <span className={styles.tags}>
              {tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          )}
        </>
      }
      aside={rows === null ? null : t('browse.aboutRows', { rows: compact(rows), count: rows })}
      onOpen={() => go({ screen: 'catalog-entry', id })}
    />
  );
};
