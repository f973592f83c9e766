import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CardList, Section } from '../components/surface.js';
import { useHost } from '../host/host-context.js';
import { useFormat } from '../wording/use-format.js';
import { isSameDay } from './days.js';

/** The items of one day under its name: "Today", "Friday". */
export const DaySection = ({ at, children }: { at: string; children: ReactNode }) => {
  const { t } = useTranslation();
  const { weekday, localDay } = useFormat();
  const { now } = useHost();
  return (
    <Section title={isSameDay(at, now()) ? t('activity.today') : weekday(at)} aside={localDay(at)}>
      <CardList>{children}</CardList>
    </Section>
  );
};
