import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { Fact, Facts } from '../components/facts.js';
import { MessageText } from '../components/message-text.js';
import { Card, Finding, Muted } from '../components/surface.js';
import { useFormat } from '../wording/use-format.js';

const useStyles = makeStyles({
  card: { display: 'grid', gap: '8px' },
  button: { justifySelf: 'start' },
  cost: { fontWeight: tokens.fontWeightSemibold },
});

interface WaitingCardProps extends Pick<CellAi, 'waiting' | 'prices' | 'model'> {
  /** Has the formulas tell anew what they wait for. */
  readonly onLook: () => void;
}

/** What the formulas would ask, and what that would cost, before anything is sent. */
export const WaitingCard = ({ waiting, prices, model, onLook }: WaitingCardProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, date, dollars } = useFormat();
  const [shown, setShown] = useState(false);
  if (!waiting)
    return (
      <Card className={styles.card}>
        <b>{t('cellAi.nothing')}</b>
        <Muted>{t('cellAi.nothingDetail')}</Muted>
        <Button className={styles.button} size="small" onClick={onLook}>
          {t('cellAi.look')}
        </Button>
      </Card>
    );
  const { rows, formulas, subjects, calls, inputTokens, outputTokens, cost, message } = waiting;
  return (
    <Card raised className={styles.card}>
      <Finding>{t('cellAi.waiting', { count: rows })}</Finding>
      <Facts>
        <Fact term={t('cellAi.formulas')}>{count(formulas)}</Fact>
        <Fact term={t('cellAi.subjects')}>{t('cellAi.subjectsOnce', { subjects: count(subjects) })}</Fact>
        <Fact term={t('cellAi.calls')}>{t('cellAi.callsTo', { calls: count(calls), model })}</Fact>
        <Fact term={t('cellAi.tokens')}>
          {t('cellAi.tokensInOut', { input: count(inputTokens), output: count(outputTokens) })}
        </Fact>
        <Fact term={t('cellAi.cost')}>
          <span className={styles.cost}>{t('cellAi.about', { cost: dollars(cost) })}</span>
        </Fact>
      </Facts>
      {prices && (
        <Muted>
          {t('cellAi.prices', { input: dollars(prices.input), output: dollars(prices.output), day: date(prices.asOf) })}
        </Muted>
      )}
      <Button className={styles.button} size="small" onClick={() => setShown(!shown)}>
        {t(shown ? 'cellAi.hideMessage' : 'cellAi.showMessage')}
      </Button>
      {shown && <MessageText label={t('privacy.message')}>{message}</MessageText>}
    </Card>
  );
};
