import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '#shared/contract/files.js';
import { Card, Finding, Muted, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { Choice } from '../../analyze/choice.js';
import { DatasetPreview } from '../sources/server-table-card.js';
import { encodingName } from './encoding-name.js';
import { ReadingForm } from './reading-form.js';
import type { FileUpload } from './use-file-upload.js';

const useStyles = makeStyles({ stack: { display: 'grid', gap: '8px', minWidth: 0 } });

const names: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

const useReadingWords = ({ detected }: UploadedFile) => {
  const { t } = useTranslation();
  if (!detected) return null;
  const { encoding, delimiter, headerRows, preambleLines } = detected;
  const name = names[delimiter];
  return [
    encodingName(encoding),
    name ? t(`file.delimiters.${name}`) : t('file.delimiter', { text: delimiter }),
    headerRows === 0 ? t('file.noHeader') : t('file.header', { count: headerRows }),
    ...(preambleLines > 0 ? [t('file.passedOver', { count: preambleLines })] : []),
  ].join(' · ');
};

interface FileFoundProps {
  readonly uploaded: UploadedFile;
  readonly upload: FileUpload;
}

/** What was found in a file and how it was read; a wrong guess is corrected here. */
export const FileFound = ({ uploaded, upload }: FileFoundProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  const { dataset, detected, sheets } = uploaded;
  const words = useReadingWords(uploaded);
  return (
    <>
      <div>
        <Finding>{dataset.source.label}</Finding>
        <Muted>
          {t('source.size', {
            rows: t('source.rows', { count: dataset.rows }),
            columns: t('source.columns', { count: dataset.columns.length }),
          })}
        </Muted>
      </div>
      <Card className={styles.stack}>
        {words && (
          <div>
            {words}{' '}
            <TextButton aria-expanded={correcting} onClick={() => setCorrecting(!correcting)}>
              {t('file.correct')}
            </TextButton>
          </div>
        )}
        {sheets && sheets.length > 1 && (
          <Choice
            label={t('file.sheet')}
            value={upload.reading.sheet ?? sheets[0] ?? ''}
            options={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => upload.correct({ ...upload.reading, sheet })}
          />
        )}
        {correcting && detected && <ReadingForm detected={detected} upload={upload} />}
        {dataset.warnings.map((warning) => (
          <Muted key={warning}>{warning}</Muted>
        ))}
      </Card>
      <Section title={t('connect.preview')}>
        <Card>
          <DatasetPreview id={dataset.id} />
        </Card>
      </Section>
    </>
  );
};
