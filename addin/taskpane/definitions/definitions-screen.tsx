import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition } from '#shared/contract/definitions.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { useNavigation } from '../app/navigation.js';
import { Card, CardList, Muted, Sentence } from '../components/surface.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen, type PrimaryAction } from '../frame/screen.js';
import { ProblemCard } from '../problems/problem-card.js';
import { DefinitionForm } from './definition-form.js';
import { DefinitionItem } from './definition-item.js';
import { useDefinitionChanges, useDefinitionList, type Draft } from './use-definitions.js';

const empty: Draft = { name: '', expression: '', description: '' };

interface Editing {
  /** null while a measure is new. */
  readonly id: string | null;
  readonly draft: Draft;
}

/** The editing of one definition, or none. */
const useEditing = () => {
  const [editing, setEditing] = useState<Editing | null>(null);
  const { save } = useDefinitionChanges();
  const open = (next: Editing | null) => {
    save.reset();
    setEditing(next);
  };
  const ready = editing !== null && editing.draft.name.trim() !== '' && editing.draft.expression.trim() !== '';
  return {
    editing,
    ready,
    busy: save.isPending,
    problem: save.error ? toAppError(save.error).detail : null,
    begin: () => open({ id: null, draft: empty }),
    change: ({ id, name, expression, description }: Definition) =>
      open({ id, draft: { name, expression, description } }),
    write: (draft: Draft) => editing && setEditing({ ...editing, draft }),
    close: () => open(null),
    save: () => editing && ready && !save.isPending && save.mutate(editing, { onSuccess: () => open(null) }),
  };
};

/** Measures the workspace calls by name: added, changed, forgotten. */
export const DefinitionsScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const { list, columns, table } = useDefinitionList();
  const form = useEditing();
  const { editing } = form;
  const items = (list.data ?? []).filter(({ id }) => id !== editing?.id);
  const primary: PrimaryAction = editing
    ? { label: t('definitions.save'), disabled: !form.ready, busy: form.busy, run: form.save }
    : { label: t('definitions.add'), disabled: table === null, run: form.begin };
  return (
    <>
      <PageHeader title={t('definitions.title')} />
      <Screen title={t('definitions.title')} primary={primary} onEscape={editing ? form.close : back}>
        <Muted>{t(table === null ? 'definitions.selectFirst' : 'definitions.intro')}</Muted>
        {editing && (
          <DefinitionForm
            draft={editing.draft}
            columns={columns.map(({ name }) => name)}
            problem={form.problem}
            onDraft={form.write}
            onSave={form.save}
          >
            <Button size="small" onClick={form.close}>
              {t('questions.cancel')}
            </Button>
          </DefinitionForm>
        )}
        {list.isPending && <SkeletonCard />}
        {list.isError && (
          <ProblemCard
            error={toAppError(list.error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void list.refetch() }]}
          />
        )}
        {list.isSuccess && items.length === 0 && !editing && <Nothing />}
        {items.length > 0 && (
          <CardList>
            {items.map((definition) => (
              <DefinitionItem key={definition.id} definition={definition} onEdit={() => form.change(definition)} />
            ))}
          </CardList>
        )}
      </Screen>
    </>
  );
};

const Nothing = () => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t('definitions.none')}</b>
      </Sentence>
      <Muted>{t('definitions.noneDetail')}</Muted>
    </Card>
  );
};
