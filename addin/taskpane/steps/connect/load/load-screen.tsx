import { useTranslation } from 'react-i18next';
import type { TableReference } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Finding, Muted } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useConnection, useTableDescription } from '../sources/use-sources.js';
import { ColumnPicker } from './column-picker.js';
import { FilterList } from './filter-list.js';
import { useLoad } from './load-context.js';
import { LoadOutcome } from './load-outcome.js';
import { LoadTargets } from './load-targets.js';
import { RowLimit } from './row-limit.js';
import { useLoadForm, type LoadForm } from './use-load-form.js';

interface LoadScreenProps {
  readonly connection: string;
  readonly table: TableReference;
}

/** What of a table to bring in, and where to. */
export const LoadScreen = ({ connection, table }: LoadScreenProps) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const { state, cancel, clear } = useLoad();
  const found = useConnection(connection);
  const description = useTableDescription(connection, table);
  const form = useLoadForm(connection, found?.connection.name ?? '', description.data);
  const ours = state.status !== 'idle' && form.isOf(state.request) ? state : null;
  const running = ours?.status === 'reading' || ours?.status === 'writing';
  const title = t('load.title', { table: table.name });
  return (
    <>
      <PageHeader title={title} />
      <Screen
        title={title}
        note={ours ? null : <Note form={form} />}
        primary={usePrimary(form, ours?.status, clear)}
        onEscape={running ? cancel : back}
      >
        {ours && <LoadOutcome state={ours} onCancel={cancel} onAgain={() => void form.run()} onClear={clear} />}
        {description.isPending && <SkeletonCard />}
        {description.isError && <ProblemCard error={toAppError(description.error)} ways={[]} />}
        {description.data && !ours && <LoadForm form={form} whole={found?.connector.reads === 'files'} />}
      </Screen>
    </>
  );
};

const LoadForm = ({ form, whole }: { form: LoadForm; whole: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <Finding>{form.table?.name}</Finding>
        <Muted>{t(whole ? 'load.wholeFile' : 'load.intro')}</Muted>
      </div>
      {!whole && <ColumnPicker form={form} />}
      {!whole && <FilterList form={form} />}
      {!whole && <RowLimit form={form} />}
      <LoadTargets value={form.target} onChange={form.setTarget} columns={form.chosen.length} />
    </>
  );
};

const Note = ({ form }: { form: LoadForm }) => {
  const { t } = useTranslation();
  if (!form.table) return null;
  return t('load.columnsChosen', { chosen: form.chosen.length, count: form.table.columns.length });
};

const usePrimary = (form: LoadForm, status: string | undefined, clear: () => void): PrimaryAction | undefined => {
  const { t } = useTranslation();
  if (status === 'failed') return { label: t('load.changeVerb'), run: clear };
  if (status) return undefined;
  return {
    label: t(`load.run.${form.target}`),
    disabled: form.problem !== null || !form.table,
    run: () => void form.run(),
  };
};
