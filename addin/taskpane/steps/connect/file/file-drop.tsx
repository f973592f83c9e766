import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentAdd24Regular } from '@fluentui/react-icons/svg/document-add';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Muted } from '../../../components/surface.js';
import { fileKinds } from './use-file-upload.js';

const useStyles = makeStyles({
  area: {
    display: 'grid',
    justifyItems: 'center',
    gap: '6px',
    padding: '20px 12px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'center',
  },
  small: {
    gridTemplateColumns: 'auto 1fr auto',
    alignItems: 'center',
    padding: '6px 8px 6px 12px',
    textAlign: 'start',
    justifyItems: 'start',
  },
  over: { backgroundColor: tokens.colorBrandBackground2, outline: `2px solid ${tokens.colorBrandStroke1}` },
  icon: { color: tokens.colorBrandForeground1 },
});

interface FileDropProps {
  readonly onFile: (file: File) => void;
  /** One is chosen already: only a line to choose another. */
  readonly small: boolean;
}

/** Where a file is dropped or chosen. */
export const FileDrop = ({ onFile, small }: FileDropProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={mergeClasses(styles.area, small && styles.small, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <DocumentAdd24Regular className={styles.icon} />
      <div>
        {!small && <b>{t('file.drop')}</b>}
        <Muted>{t(small ? 'file.another' : 'file.kinds')}</Muted>
      </div>
      <Button appearance={small ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('file.choose')}
        accept={fileKinds.join(',')}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
    </div>
  );
};
