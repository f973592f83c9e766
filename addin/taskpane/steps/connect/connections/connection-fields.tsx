import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, Connector, SettingsField } from '#shared/contract/connections.js';
import { Card, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { FieldInput } from './field-input.js';
import type { ConnectionForm } from './use-connection-form.js';

const groups = ['place', 'account', 'security'] as const;

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '10px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 84px', gap: '8px', alignItems: 'start' },
  half: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '8px',
    alignItems: 'start',
    '@media (max-width: 319px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { width: '100%', minWidth: 0 },
  label: { '& label': { fontSize: tokens.fontSizeBase200 } },
  more: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

interface ConnectionFieldsProps {
  readonly connector: Connector;
  readonly saved: Connection | undefined;
  readonly form: ConnectionForm;
}

/** The driver's settings in three cards: where the source is, who asks, and how the way there is kept safe. */
export const ConnectionFields = ({ connector, saved, form }: ConnectionFieldsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      {groups.map((group) => {
        const fields = connector.fields.filter((field) => field.group === group);
        if (fields.length === 0) return null;
        return (
          <Section key={group} title={t(`form.groups.${group}`)}>
            <Card className={styles.stack}>
              <FieldGroup fields={fields} form={form} saved={saved} />
            </Card>
          </Section>
        );
      })}
      <Field className={styles.label} label={t('form.name')} hint={t('form.nameHint')}>
        <Input
          className={styles.name}
          value={form.typedName}
          placeholder={form.name}
          maxLength={200}
          onChange={(_, { value }) => form.setName(value)}
        />
      </Field>
    </>
  );
};

interface FieldGroupProps {
  readonly fields: readonly SettingsField[];
  readonly form: ConnectionForm;
  readonly saved: Connection | undefined;
}

/** Short fields that belong together share a line: host and port, user and password. */
const lineStyle = { port: 'pair', password: 'half', secretAccessKey: 'half' } as const;

/** A hint needs the room of half a line. */
const styleOf = ([, second]: readonly SettingsField[]): 'pair' | 'half' | undefined =>
  second && (second.help ? 'half' : lineStyle[second.name as keyof typeof lineStyle]);

const FieldGroup = ({ fields, form, saved }: FieldGroupProps) => {
  const styles = useStyles();
  const plain = fields.filter(({ advanced }) => !advanced);
  const advanced = fields.filter(({ advanced }) => advanced);
  const lines = plain.reduce<SettingsField[][]>((made, field) => {
    if (field.name in lineStyle && made.length > 0) return [...made.slice(0, -1), [...made.at(-1)!, field]];
    return [...made, [field]];
  }, []);
  return (
    <>
      {lines.map((line) => {
        const style = styleOf(line);
        return (
          <div key={line[0]!.name} className={style && styles[style]}>
            {line.map((field) => (
              <FieldInput key={field.name} {...{ field, form, saved }} />
            ))}
          </div>
        );
      })}
      {advanced.length > 0 && <Advanced fields={advanced} form={form} saved={saved} />}
    </>
  );
};

const Advanced = ({ fields, form, saved }: FieldGroupProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const filled = fields.some(
    ({ name, default: standard }) => String(form.values[name] ?? '') !== String(standard ?? ''),
  );
  const [open, setOpen] = useState(filled);
  const Icon = open ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <>
      <div>
        <TextButton className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon />
          {t('form.advanced')}
        </TextButton>
      </div>
      {open && fields.map((field) => <FieldInput key={field.name} {...{ field, form, saved }} />)}
    </>
  );
};
