import { makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components';
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../api/use-status.js';
import { Muted } from '../components/surface.js';
import { useHost } from '../host/host-context.js';
import { guessColumns } from '../source/headers.js';
import { useSource } from '../source/source-context.js';
import { MessagePreview, type Asking } from './message-preview.js';
import { ShareOptions } from './share-options.js';
import { useShare, type Share } from './use-share.js';

const useStyles = makeStyles({
  chip: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '20px',
    padding: '2px 8px 2px 6px',
    border: 0,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'normal',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '::after': { content: '""', position: 'absolute', inset: '-6px 0' },
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  icon: { flexShrink: 0 },
  panel: {
    width: 'min(260px, calc(100vw - 56px))',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: 'grid',
    gap: '8px',
  },
  names: { fontFamily: tokens.fontFamilyMonospace, fontSize: '11px', overflowWrap: 'anywhere' },
});

/** What leaves this machine for a language model: names and what else the user allows, and nothing while AI is off. */
export const PrivacyChip = ({ asking }: { asking: Asking }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const { table } = useSource();
  const on = status?.ai.available ?? false;
  const columns = table?.columns ?? 0;
  const names = t('privacy.columnNames', { count: columns });
  const [share] = useShare();
  return (
    <Popover positioning="above-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <button type="button" className={styles.chip}>
          <ShieldCheckmark16Regular className={styles.icon} />
          {on ? t(`privacy.sends.${share}`, { names }) : t('privacy.sendsNothing')}
        </button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('privacy.title')}>
        <Details {...{ on, names, share, asking }} model={status?.ai.model ?? ''} reason={status?.ai.reason ?? null} />
      </PopoverSurface>
    </Popover>
  );
};

interface DetailsProps {
  readonly on: boolean;
  readonly names: string;
  readonly model: string;
  readonly reason: string | null;
  readonly share: Share;
  readonly asking: Asking;
}

const Details = ({ on, names, model, reason, share, asking }: DetailsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { serverName } = useHost();
  const { table } = useSource();
  const shown = table ? guessColumns(table.preview, table.hasHeaders).map(({ name }) => name) : [];
  return (
    <div className={styles.panel} tabIndex={0}>
      <b>{t('privacy.title')}</b>
      <span>{t('privacy.server', { server: serverName })}</span>
      <span>{on ? t(`privacy.aiOn.${share}`, { model, names }) : t('privacy.aiOff', { names })}</span>
      {!on && reason && <Muted>{reason}</Muted>}
      {shown.length > 0 && <span className={styles.names}>{shown.join(', ')}</span>}
      {on && <ShareOptions />}
      {on && table && <MessagePreview table={table} asking={asking} />}
    </div>
  );
};
