import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useWorkbook } from './workbook-context.js';

/** A small value kept inside the workbook, as JSON. `ready` is false until it has been read once. */
export const useWorkbookSetting = <T>(key: string) => {
  const workbook = useWorkbook();
  const client = useQueryClient();
  const { data, isFetched } = useQuery({
    queryKey: ['setting', key],
    queryFn: async () => parse<T>(await workbook.setting(key)),
    staleTime: Infinity,
  });
  const save = useCallback(
    async (value: T | null) => {
      client.setQueryData(['setting', key], value);
      await workbook.setSetting(key, value === null ? null : JSON.stringify(value));
    },
    [client, workbook, key],
  );
  return { value: data ?? null, ready: isFetched, save };
};

const parse = <T>(text: string | null): T | null => {
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
};
