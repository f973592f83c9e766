import { makeStyles, tokens } from '@fluentui/react-components';
import { CalendarLtr16Regular } from '@fluentui/react-icons/svg/calendar-ltr';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Key16Regular } from '@fluentui/react-icons/svg/key';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { Location16Regular } from '@fluentui/react-icons/svg/location';
import { Mail16Regular } from '@fluentui/react-icons/svg/mail';
import { NumberSymbol16Regular } from '@fluentui/react-icons/svg/number-symbol';
import { Phone16Regular } from '@fluentui/react-icons/svg/phone';
import { Tag16Regular } from '@fluentui/react-icons/svg/tag';
import { TextT16Regular } from '@fluentui/react-icons/svg/text-t';
import { ToggleLeft16Regular } from '@fluentui/react-icons/svg/toggle-left';
import type { ColumnProfile } from '#shared/analyses/profile.js';

const byMeaning = {
  category: Tag16Regular,
  constant: Tag16Regular,
  flag: ToggleLeft16Regular,
  email: Mail16Regular,
  url: Link16Regular,
  phone: Phone16Regular,
  'postal-code': Location16Regular,
  country: Location16Regular,
  latitude: Location16Regular,
  longitude: Location16Regular,
  key: Key16Regular,
} as const;

const byType = {
  integer: NumberSymbol16Regular,
  number: NumberSymbol16Regular,
  boolean: ToggleLeft16Regular,
  date: CalendarLtr16Regular,
  datetime: CalendarLtr16Regular,
  time: Clock16Regular,
  text: TextT16Regular,
} as const;

const iconOf = ({ semanticType, type }: ColumnProfile) =>
  semanticType in byMeaning ? byMeaning[semanticType as keyof typeof byMeaning] : byType[type];

const useStyles = makeStyles({ icon: { color: tokens.colorNeutralForeground3, flexShrink: 0 } });

/** The icon of a type alone, where nothing more is known of a column. */
export const TypeIcon = ({ type }: Pick<ColumnProfile, 'type'>) => {
  const Icon = byType[type];
  return <Icon className={useStyles().icon} />;
};

export const ColumnIcon = ({ column }: { column: ColumnProfile }) => {
  const Icon = iconOf(column);
  return <Icon className={useStyles().icon} />;
};
