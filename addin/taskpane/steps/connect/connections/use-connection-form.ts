import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Connection, ConnectionReport, Connector } from '#shared/contract/connections.js';
import type { AppError } from '#shared/errors/app-error.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import { useSourcesChanged } from '../sources/use-sources.js';
import {
  fromAddress,
  initialValues,
  missingFields,
  settingsOf,
  suggestedName,
  targetMoved,
  type FormValues,
} from './form-values.js';

/** The server's complaint about one field, by field name. */
const complaintsOf = (error: AppError | null): ReadonlyMap<string, string> =>
  new Map(
    (error?.fields ?? [])
      .filter(({ path }) => path.startsWith('settings.'))
      .map(({ path, message }) => [path.slice('settings.'.length), message]),
  );

const useTest = (connector: Connector, saved: Connection | undefined) => {
  const { sources } = useApi();
  const running = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (values: FormValues) => {
      running.current = new AbortController();
      return sources.test(
        { kind: connector.kind, settings: settingsOf(connector, values), ...(saved && { id: saved.id }) },
        running.current.signal,
      );
    },
  });
  return { ...mutation, cancel: () => running.current?.abort() };
};

/** A connection being written: its fields, the test, and saving. `onSaved` is told the saved connection. */
export const useConnectionForm = (
  connector: Connector,
  saved: Connection | undefined,
  onSaved: (connection: Connection) => void,
) => {
  const { sources } = useApi();
  const changed = useSourcesChanged();
  const [values, setValues] = useState(() => initialValues(connector, saved));
  const [typedName, setTypedName] = useState(saved?.name ?? '');
  const [asked, setAsked] = useState(false);
  const test = useTest(connector, saved);
  const name = typedName.trim() || suggestedName(connector, values);
  const save = useMutation({
    mutationFn: () => {
      const settings = settingsOf(connector, values);
      return saved
        ? sources.update(saved.id, { name, settings })
        : sources.create({ name, kind: connector.kind, settings });
    },
    onSuccess: async (connection) => {
      await changed();
      onSaved(connection);
    },
  });
  const set = (field: string, value: string | boolean) => {
    const parts = field === 'host' && typeof value === 'string' ? fromAddress(value, connector.kind) : null;
    setValues((now) => ({ ...now, ...(parts ?? { [field]: value }) }));
    test.reset();
    save.reset();
  };
  const missing = missingFields(connector, values);
  const ready = () => {
    setAsked(true);
    return missing.length === 0;
  };
  const error = save.error ?? test.error;
  const failure = error && toAppError(error).code !== 'cancelled' ? toAppError(error) : null;
  return {
    values,
    set,
    name,
    typedName,
    setName: setTypedName,
    missing: asked ? missing : [],
    complaints: complaintsOf(failure),
    failure,
    moved: targetMoved(connector, values, saved),
    report: test.data ?? null,
    testing: test.isPending,
    saving: save.isPending,
    cancelTest: test.cancel,
    test: () => void (ready() && test.mutate(values)),
    save: () => void (ready() && save.mutate()),
    /** Saves what answers; what does not is shown first, and saved only by `save`. */
    testAndSave: () =>
      void (
        ready() &&
        test.mutate(values, { onSuccess: (report: ConnectionReport) => report.ok && !report.warning && save.mutate() })
      ),
  };
};

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
