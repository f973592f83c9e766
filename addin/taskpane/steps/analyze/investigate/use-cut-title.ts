import { useTranslation } from 'react-i18next';
import type { changePeriods } from '#shared/analyses/change.js';
import type { Cut } from '#shared/contract/investigations.js';

type Titled = Pick<Cut, 'analysis' | 'params' | 'title'>;
type Period = (typeof changePeriods)[number];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value a cut looks into: the last of its conditions. */
const placeOf = ({ params }: Titled): { column: string; value: string } | null => {
  const conditions = params['where'];
  const last: unknown = Array.isArray(conditions) ? conditions.at(-1) : null;
  if (typeof last !== 'object' || last === null || !('column' in last) || !('value' in last)) return null;
  return { column: textOf(last.column), value: String(last.value) };
};

/** Titles of cuts in the user's language, from what each cut looks at; as the server calls it where that is not known. */
export const useCutTitle = () => {
  const { t } = useTranslation();
  return (cut: Titled): string => {
    const { analysis, params, title } = cut;
    const measure = textOf(params['measure']);
    const place = placeOf(cut);
    if (analysis === 'change' && place) return t('investigate.cuts.within', place);
    if (analysis === 'levers' && params['per'] === null) return t('investigate.cuts.rows');
    if (analysis === 'levers') return t('investigate.cuts.levers', { measure, quantity: textOf(params['per']) });
    if (analysis === 'course') return t(`investigate.cuts.since.${textOf(params['period']) as Period}`);
    if (analysis === 'largest') return t('investigate.cuts.largest');
    return analysis === 'drivers' ? t('investigate.cuts.drivers', { measure: textOf(params['target']) }) : title;
  };
};
