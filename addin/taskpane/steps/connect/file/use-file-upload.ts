import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FileReading } from '#shared/contract/files.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import { useHost } from '../../../host/host-context.js';

export const fileKinds = ['.csv', '.tsv', '.txt', '.xlsx', '.json', '.ndjson', '.jsonl', '.parquet'] as const;

interface Upload {
  readonly file: File;
  readonly reading: FileReading;
}

/** A file on its way to the server, and again whenever the user corrects how it is read. */
export const useFileUpload = () => {
  const { sources } = useApi();
  const { now } = useHost();
  const [chosen, setChosen] = useState<Upload | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [sent, setSent] = useState(0);
  const running = useRef<AbortController | null>(null);
  const upload = useMutation({
    mutationFn: ({ file, reading }: Upload) => {
      running.current?.abort();
      running.current = new AbortController();
      const { signal } = running.current;
      return sources.upload(file, reading, { signal, onSent: (bytes) => !signal.aborted && setSent(bytes) });
    },
    onSettled: () => setStartedAt(null),
  });
  const send = (next: Upload) => {
    setChosen(next);
    setStartedAt(now());
    setSent(0);
    upload.mutate(next);
  };
  const error = upload.error && toAppError(upload.error);
  return {
    file: chosen?.file ?? null,
    reading: chosen?.reading ?? {},
    uploaded: upload.isPending ? null : (upload.data ?? null),
    error: error?.code === 'cancelled' ? null : error,
    startedAt,
    /** Bytes on the server so far. */
    sent,
    choose: (file: File) => send({ file, reading: {} }),
    correct: (reading: FileReading) => chosen && send({ file: chosen.file, reading }),
    cancel: () => running.current?.abort(),
  };
};

export type FileUpload = ReturnType<typeof useFileUpload>;
