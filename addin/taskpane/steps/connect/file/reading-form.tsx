import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReading, UploadedFile } from '#shared/contract/files.js';
import { Choice } from '../../analyze/choice.js';
import { encodingName } from './encoding-name.js';
import type { FileUpload } from './use-file-upload.js';

const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;
const encodings = [
  'utf8',
  'utf16le',
  'utf16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'shift_jis',
  'gb18030',
  'cp850',
  'macroman',
] as const;

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '8px',
    '@media (max-width: 299px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  end: { gridColumn: '1 / -1', display: 'flex', gap: '8px' },
});

interface ReadingFormProps {
  readonly detected: NonNullable<UploadedFile['detected']>;
  readonly upload: FileUpload;
}

/** The user's word on how a delimited file is written, beginning with what was found. */
export const ReadingForm = ({ detected, upload }: ReadingFormProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reading, setReading] = useState<FileReading>(upload.reading);
  const set = (change: FileReading) => setReading((now) => ({ ...now, ...change }));
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ value: String(from + index), label: String(from + index) }));
  const delimiter = reading.delimiter ?? detected.delimiter;
  const encoding = reading.encoding ?? detected.encoding;
  const known = (value: string, list: readonly string[]) => (list.includes(value) ? list : [value, ...list]);
  return (
    <div className={styles.form}>
      <Choice
        label={t('file.delimiterLabel')}
        value={delimiter}
        options={known(
          delimiter,
          delimiters.map(([character]) => character),
        ).map((character) => {
          const name = delimiters.find(([one]) => one === character)?.[1];
          return { value: character, label: name ? t(`file.delimiters.${name}`) : character };
        })}
        onChange={(value) => set({ delimiter: value })}
      />
      <Choice
        label={t('file.encoding')}
        value={encoding}
        options={known(encoding, encodings).map((name) => ({ value: name, label: encodingName(name) }))}
        onChange={(value) => set({ encoding: value })}
      />
      <Choice
        label={t('file.headerRows')}
        value={String(reading.headerRows ?? detected.headerRows)}
        options={numbers(0, 5)}
        onChange={(value) => set({ headerRows: Number(value) })}
      />
      <Choice
        label={t('file.skip')}
        value={String(reading.skip ?? detected.preambleLines)}
        options={numbers(0, Math.max(20, detected.preambleLines))}
        onChange={(value) => set({ skip: Number(value) })}
      />
      <div className={styles.end}>
        <Button onClick={() => upload.correct(reading)}>{t('file.readAgain')}</Button>
        <Button appearance="subtle" onClick={() => upload.correct({})}>
          {t('file.detect')}
        </Button>
      </div>
    </div>
  );
};
