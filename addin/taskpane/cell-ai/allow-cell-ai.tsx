import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { Card, Muted } from '../components/surface.js';

const useStyles = makeStyles({
  card: { display: 'grid', gap: '6px' },
  switch: {
    marginLeft: '-8px',
    '& label': { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  },
  consent: {
    display: 'grid',
    gap: '8px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

interface AllowCellAiProps {
  readonly state: CellAi;
  readonly busy: boolean;
  readonly onChange: (wanted: Pick<CellAi, 'enabled' | 'dailyLimit'>) => void;
}

/** Whether the workspace lets cells use the model. Said before it is switched on: what is sent, and that nothing is by itself. */
export const AllowCellAi = ({
  state: { enabled, unavailable, model, dailyLimit },
  busy,
  onChange,
}: AllowCellAiProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const answer = (agreed: boolean) => {
    setAsked(false);
    if (agreed) onChange({ enabled: true, dailyLimit });
  };
  return (
    <Card className={styles.card}>
      <Switch
        className={styles.switch}
        checked={enabled}
        disabled={unavailable !== null || busy || asked}
        label={t('cellAi.allow')}
        onChange={(_, { checked }) => (checked ? setAsked(true) : onChange({ enabled: false, dailyLimit }))}
      />
      <Muted>{unavailable ?? t(enabled ? 'cellAi.on' : 'cellAi.off')}</Muted>
      {asked && (
        <div className={styles.consent} role="dialog" aria-label={t('cellAi.consentTitle')}>
          <span>
            <b>{t('cellAi.consentTitle')}</b> {t('cellAi.consent', { model })}
          </span>
          <div className={styles.buttons}>
            <Button autoFocus size="small" appearance="primary" onClick={() => answer(true)}>
              {t('cellAi.agree')}
            </Button>
            <Button size="small" onClick={() => answer(false)}>
              {t('cellAi.disagree')}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
};
