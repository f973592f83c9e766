import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors/app-error.js';
import { Pill, PillGroup } from '../../components/pill.js';
import { Section } from '../../components/surface.js';

interface NearestNamesProps {
  readonly error: AppError;
  readonly onPick: (name: string) => void;
}

/** Columns the question may have meant: each is put into the question at a press. Readings are ways on instead. */
export const NearestNames = ({ error, onPick }: NearestNamesProps) => {
  const { t } = useTranslation();
  if (error.code === 'ambiguous' || error.suggestions.length === 0) return null;
  return (
    <Section title={t('ask.nearest')}>
      <PillGroup label={t('ask.nearest')}>
        {error.suggestions.map((suggestion) => (
          <Pill key={suggestion} lang="en" onClick={() => onPick(suggestion)}>
            {suggestion}
          </Pill>
        ))}
      </PillGroup>
    </Section>
  );
};
