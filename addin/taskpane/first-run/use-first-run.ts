import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../analysis/analysis-context.js';
import { useHost } from '../host/host-context.js';
import { usePreference } from '../host/use-preference.js';
import { useSampleData } from '../sample/use-sample-data.js';
import { useSource } from '../source/source-context.js';
import { isTable } from '../source/table-in-focus.js';

/** Whether the placemat is still to be shown. */
export const useIsFirstRun = (): [boolean, () => void] => {
  const [seen, setSeen] = usePreference('welcomed');
  const done = useCallback(() => setSeen('yes'), [setSeen]);
  return [seen === null, done];
};

/** The two ways from the placemat to a first result; each press already starts it. */
export const useFirstRun = () => {
  const { t } = useTranslation();
  const { serverName } = useHost();
  const [, done] = useIsFirstRun();
  const { table } = useSource();
  const { start } = useAnalysis('profile');
  const { insertSample, busy } = useSampleData();
  const usable = table !== null && isTable(table);
  return {
    serverName,
    busy,
    selected: usable
      ? t('firstRun.selected', {
          source: table.label,
          rows: t('source.rows', { count: table.dataRows }),
          columns: t('source.columns', { count: table.columns }),
        })
      : null,
    skip: done,
    useSelection: () => {
      if (table) void start({ analysis: 'profile', table, params: {} });
      done();
    },
    useSample: () => void insertSample().then((inserted) => inserted && done()),
  };
};
