import { Field, Input, makeStyles, Radio, RadioGroup, Switch, Textarea, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Connection, SettingsField } from '#shared/contract/connections.js';
import { useFormat } from '../../../wording/use-format.js';
import type { ConnectionForm } from './use-connection-form.js';

const useStyles = makeStyles({
  field: { minWidth: 0, '& label': { fontSize: tokens.fontSizeBase200 } },
  control: { width: '100%', minWidth: 0 },
  option: { minHeight: '28px', '& label': { paddingTop: '4px', paddingBottom: '4px', fontSize: '12px' } },
});

interface FieldInputProps {
  readonly field: SettingsField;
  readonly form: ConnectionForm;
  readonly saved: Connection | undefined;
}

/** A driver's word for a field in the user's language, where the pane knows it. */
const useFieldWords = ({ name, label, help, placeholder }: SettingsField) => {
  const { t, i18n } = useTranslation();
  const known = (key: string, otherwise: string): string => (i18n.exists(key) ? t(key as 'fields.host') : otherwise);
  return {
    label: known(`fields.${name}`, label),
    help: help === null ? undefined : known(`fieldHelp.${name}`, help),
    placeholder: placeholder ?? undefined,
  };
};

const useSecretHint = ({ secret, name }: SettingsField, saved: Connection | undefined, moved: boolean) => {
  const { t } = useTranslation();
  const { localDay } = useFormat();
  const stored = secret ? saved?.secrets.find(({ field }) => field === name) : undefined;
  if (!stored) return undefined;
  return moved ? t('form.secretMoved') : t('form.secretStored', { day: localDay(stored.updatedAt) });
};

/** One setting, drawn from what the driver says of it. */
export const FieldInput = ({ field, form, saved }: FieldInputProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const words = useFieldWords(field);
  const hint = useSecretHint(field, saved, form.moved) ?? words.help;
  const { name, required } = field;
  const complaint = form.missing.includes(name) ? t('form.missing') : form.complaints.get(name);
  const value = form.values[name];
  if (field.input === 'flag') {
    return (
      <Switch checked={value === true} label={words.label} onChange={(_, { checked }) => form.set(name, checked)} />
    );
  }
  return (
    <Field
      className={styles.field}
      label={words.label}
      required={required}
      {...(complaint ? { validationMessage: complaint } : hint && field.input !== 'choice' && { hint })}
    >
      <Control
        field={field}
        value={String(value ?? '')}
        placeholder={words.placeholder}
        onChange={(next) => form.set(name, next)}
      />
    </Field>
  );
};

interface ControlProps {
  readonly field: SettingsField;
  readonly value: string;
  readonly placeholder: string | undefined;
  readonly onChange: (value: string) => void;
}

const Control = ({ field, value, placeholder, onChange, ...given }: ControlProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  switch (field.input) {
    case 'choice':
      return (
        <RadioGroup {...given} value={value} onChange={(_, data) => onChange(data.value)}>
          {field.choices.map((choice) => (
            <Radio
              key={choice}
              className={styles.option}
              value={choice}
              label={field.name === 'tls' ? t(`form.tls.${choice as 'verify'}`) : choice}
            />
          ))}
        </RadioGroup>
      );
    case 'multiline':
      return (
        <Textarea
          {...given}
          className={styles.control}
          value={value}
          rows={3}
          placeholder={placeholder ?? '-----BEGIN CERTIFICATE-----'}
          onChange={(_, data) => onChange(data.value)}
        />
      );
    default:
      return (
        <Input
          {...given}
          className={styles.control}
          input={{ className: styles.control }}
          value={value}
          type={field.secret ? 'password' : 'text'}
          inputMode={field.input === 'number' ? 'numeric' : 'text'}
          autoComplete={field.secret ? 'new-password' : 'off'}
          spellCheck={false}
          {...(placeholder && { placeholder })}
          onChange={(_, data) => onChange(data.value)}
        />
      );
  }
};
