import type { CatalogEntry } from '#shared/contract/catalog.js';
import { useNavigation } from '../../../app/navigation.js';
import { SourceRow } from '../sources/source-row.js';
import { EntryIcon } from './catalog-row.js';
import { useFactWords } from './entry-facts.js';

/** A column of a table in the catalog: its type, its last facts, and what is said of it. */
export const EntryColumn = ({ column }: { column: CatalogEntry }) => {
  const { go } = useNavigation();
  const words = useFactWords();
  const { id, name, nativeType, facts, description, comment } = column;
  return (
    <SourceRow
      icon={<EntryIcon entry={column} />}
      title={name}
      detail={[description || comment, nativeType, facts && words(column, facts)].filter(Boolean).join(' · ')}
      onOpen={() => go({ screen: 'catalog-entry', id })}
    />
  );
};
