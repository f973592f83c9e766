import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors/app-error.js';
import { Card, CardList, Muted, Section, Sentence } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { SupportDetails } from './support-details.js';
import type { Way } from './ways.js';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderTopColor: tokens.colorStatusDangerBorder1,
    borderRightColor: tokens.colorStatusDangerBorder1,
    borderBottomColor: tokens.colorStatusDangerBorder1,
    borderLeftColor: tokens.colorStatusDangerBorder1,
  },
  icon: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  why: { color: tokens.colorNeutralForeground2, marginTop: '4px' },
  way: { display: 'flex', alignItems: 'center', gap: '8px', padding: '9px 12px' },
  text: { flex: 1, minWidth: 0 },
});

/** The first sentence says what happened, the rest why. */
const split = (detail: string): [string, string] => {
  const end = /[.!?](?=\s|$)/.exec(detail);
  return end ? [detail.slice(0, end.index + 1), detail.slice(end.index + 1).trim()] : [detail, ''];
};

interface ProblemCardProps {
  readonly error: AppError;
  readonly ways: readonly Way[];
  /** Choices that would repair the input, right under what went wrong. */
  readonly children?: ReactNode;
}

/** What happened, why, that nothing was changed, and the ways on. */
export const ProblemCard = ({ error, ways, children }: ProblemCardProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [what, why] = split(error.detail);
  const saysUnchanged = /nothing (was|has been) (changed|written)/i.test(why);
  return (
    <>
      <Card role="alert" className={styles.card}>
        <ErrorCircle20Filled className={styles.icon} />
        <div className={styles.text}>
          <Sentence>
            <b>{what}</b>
          </Sentence>
          <Muted className={styles.why}>
            {[why, !saysUnchanged && t('problem.nothingChanged')].filter(Boolean).join(' ')}
          </Muted>
        </div>
      </Card>
      {children}
      {ways.length > 0 && (
        <Section title={t('problem.ways')}>
          <CardList>
            {ways.map((way, index) => (
              <WayOn key={way.title} way={way} suggested={index === 0} />
            ))}
          </CardList>
        </Section>
      )}
      <SupportDetails error={error} />
    </>
  );
};

const WayOn = ({ way, suggested }: { way: Way; suggested: boolean }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <li className={styles.way}>
      <span className={styles.text}>
        <b>{way.title}</b>
        {way.detail && <Muted>{way.detail}</Muted>}
      </span>
      {suggested && <Tag tone="brand">{t('problem.suggested')}</Tag>}
      {!suggested && (
        <Button size="small" aria-label={`${way.verb}: ${way.title}`} onClick={way.run}>
          {way.verb}
        </Button>
      )}
    </li>
  );
};
