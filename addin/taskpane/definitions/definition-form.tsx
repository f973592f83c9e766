import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Muted } from '../components/surface.js';
import { Pill, PillGroup } from '../components/pill.js';
import type { Draft } from './use-definitions.js';

/** As the server takes them. */
const LONGEST = { name: 80, expression: 1_000, description: 500 };
const MOST_HINTS = 12;

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px' },
  formula: { '& textarea': { minHeight: '54px', fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' } },
});

interface DefinitionFormProps {
  readonly draft: Draft;
  readonly columns: readonly string[];
  readonly problem: string | null;
  readonly onDraft: (draft: Draft) => void;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

/** A column as a formula names it: blanks need quotes. */
const written = (column: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) ? column : `"${column.replaceAll('"', '""')}"`;

/** Name, formula and meaning of a measure. Enter saves, by a hidden button: the seen one is the pane's own. */
export const DefinitionForm = ({ draft, columns, problem, onDraft, onSave, children }: DefinitionFormProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const formula = useRef<HTMLTextAreaElement>(null);
  const append = (column: string) => {
    onDraft({ ...draft, expression: `${draft.expression}${written(column)}` });
    formula.current?.focus();
  };
  return (
    <Card>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <Field label={t('definitions.name')} size="small">
          <Input
            autoFocus
            value={draft.name}
            maxLength={LONGEST.name}
            placeholder={t('definitions.nameExample')}
            onChange={(_, { value: name }) => onDraft({ ...draft, name })}
          />
        </Field>
        <Field label={t('definitions.formula')} size="small" {...(problem && { validationMessage: problem })}>
          <Textarea
            ref={formula}
            className={styles.formula}
            resize="vertical"
            spellCheck={false}
            value={draft.expression}
            maxLength={LONGEST.expression}
            placeholder="sum(units * price)"
            onChange={(_, { value: expression }) => onDraft({ ...draft, expression })}
          />
        </Field>
        {columns.length > 0 && (
          <PillGroup label={t('definitions.columns')}>
            {columns.slice(0, MOST_HINTS).map((column) => (
              <Pill key={column} onClick={() => append(column)}>
                {column}
              </Pill>
            ))}
          </PillGroup>
        )}
        <Muted>{t('definitions.help')}</Muted>
        <Field label={t('definitions.meaning')} size="small">
          <Input
            value={draft.description}
            maxLength={LONGEST.description}
            onChange={(_, { value: description }) => onDraft({ ...draft, description })}
          />
        </Field>
        {children}
        <button type="submit" hidden />
      </form>
    </Card>
  );
};
