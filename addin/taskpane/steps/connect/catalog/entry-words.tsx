import { Button, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '#shared/contract/catalog.js';
import { Card, Muted, Section, Sentence } from '../../../components/surface.js';
import { useEditEntry } from './use-catalog.js';

const useStyles = makeStyles({
  text: { width: '100%', minWidth: 0 },
  actions: { display: 'flex', gap: '8px', marginTop: '8px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    paddingLeft: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  grow: { flex: 1, minWidth: '96px' },
});

const EditButton = ({ what, onEdit }: { what: string; onEdit: () => void }) => {
  const { t } = useTranslation();
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<Edit16Regular />}
      aria-label={t('catalog.edit', { what })}
      onClick={onEdit}
    />
  );
};

interface WordsFormProps {
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onKeep: () => void;
  readonly children: ReactNode;
}

const WordsForm = ({ busy, onSave, onKeep, children }: WordsFormProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={busy}>
          {t('catalog.save')}
        </Button>
        <Button size="small" onClick={onKeep}>
          {t('catalog.keep')}
        </Button>
      </div>
    </form>
  );
};

/** What people here say of an entry, beside what the source says. */
export const DescriptionCard = ({ entry }: { entry: CatalogEntry }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useEditEntry(entry.id, () => setDraft(null));
  const { description, comment } = entry;
  return (
    <Section
      title={t('catalog.description')}
      aside={draft === null && <EditButton what={t('catalog.description')} onEdit={() => setDraft(description)} />}
    >
      <Card>
        {draft === null ? (
          description ? (
            <Sentence>{description}</Sentence>
          ) : (
            <Muted>{t('catalog.noDescription')}</Muted>
          )
        ) : (
          <WordsForm
            busy={edit.isPending}
            onSave={() => edit.mutate({ description: draft })}
            onKeep={() => setDraft(null)}
          >
            <Textarea
              autoFocus
              className={styles.text}
              rows={3}
              maxLength={4_000}
              aria-label={t('catalog.description')}
              value={draft}
              onChange={(_, { value }) => setDraft(value)}
            />
          </WordsForm>
        )}
        {comment && <Muted>{t('catalog.sourceSays', { comment })}</Muted>}
      </Card>
    </Section>
  );
};

/** Tags are added by Enter and removed by a press. */
export const TagLine = ({ entry: { id, tags } }: { entry: CatalogEntry }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState('');
  const edit = useEditEntry(id, () => setDraft(''));
  const add = () => {
    const tag = draft.trim();
    if (tag !== '') edit.mutate({ tags: [...tags, tag] });
  };
  return (
    <Section title={t('catalog.tags')}>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
            <Button
              appearance="transparent"
              size="small"
              icon={<Dismiss12Regular />}
              aria-label={t('catalog.removeTag', { tag })}
              disabledFocusable={edit.isPending}
              onClick={() => edit.mutate({ tags: tags.filter((one) => one !== tag) })}
            />
          </span>
        ))}
        <Input
          className={styles.grow}
          size="small"
          value={draft}
          maxLength={60}
          placeholder={t('catalog.addTag')}
          aria-label={t('catalog.addTag')}
          onChange={(_, { value }) => setDraft(value)}
        />
      </form>
    </Section>
  );
};

export const OwnerLine = ({ entry: { id, owner } }: { entry: CatalogEntry }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useEditEntry(id, () => setDraft(null));
  return (
    <Section
      title={t('catalog.owner')}
      aside={draft === null && <EditButton what={t('catalog.owner')} onEdit={() => setDraft(owner)} />}
    >
      {draft === null ? (
        owner || <Muted>{t('catalog.noOwner')}</Muted>
      ) : (
        <WordsForm busy={edit.isPending} onSave={() => edit.mutate({ owner: draft })} onKeep={() => setDraft(null)}>
          <Input
            autoFocus
            className={styles.text}
            maxLength={200}
            aria-label={t('catalog.owner')}
            value={draft}
            onChange={(_, { value }) => setDraft(value)}
          />
        </WordsForm>
      )}
    </Section>
  );
};
