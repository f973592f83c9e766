import { Button, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Connection, Connector } from '#shared/contract/connections.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Muted } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useConnection, useConnectors } from '../sources/use-sources.js';
import { ConnectionFields } from './connection-fields.js';
import { TestReport, TestRunning } from './test-report.js';
import { useConnectionForm, type ConnectionForm } from './use-connection-form.js';

const useStyles = makeStyles({ proof: { overflowWrap: 'anywhere' } });

/** A new connection of one kind. */
export const NewConnectionForm = ({ kind }: { kind: string }) => {
  const connectors = useConnectors();
  const connector = connectors.data?.find((one) => one.kind === kind);
  return connector ? <ConnectionFormScreen connector={connector} /> : <Waiting />;
};

/** A saved connection being changed. */
export const EditConnectionForm = ({ id }: { id: string }) => {
  const found = useConnection(id);
  return found ? (
    <ConnectionFormScreen key={id} connector={found.connector} saved={found.connection} />
  ) : (
    <Waiting gone={found === null} />
  );
};

const Waiting = ({ gone = false }: { gone?: boolean }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const title = t('connections.edit');
  return (
    <>
      <PageHeader title={title} />
      <Screen title={title} onEscape={back}>
        {gone ? <Muted>{t('connections.gone')}</Muted> : <SkeletonCard />}
      </Screen>
    </>
  );
};

interface ConnectionFormScreenProps {
  readonly connector: Connector;
  readonly saved?: Connection;
}

const ConnectionFormScreen = ({ connector, saved }: ConnectionFormScreenProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  const form = useConnectionForm(connector, saved, ({ id }) =>
    saved ? back() : go({ screen: 'tables', connection: id }),
  );
  const title = saved ? t('form.editTitle', { name: saved.name }) : connector.label;
  return (
    <>
      <PageHeader title={title} />
      <Screen title={title} note={<TestButton form={form} />} primary={usePrimary(form)} onEscape={back}>
        {form.testing && <TestRunning onCancel={form.cancelTest} />}
        {form.report && <TestReport report={form.report} />}
        {form.failure && form.complaints.size === 0 && <ProblemCard error={form.failure} ways={[]} />}
        <ConnectionFields {...{ connector, form }} saved={saved} />
        <Muted className={styles.proof}>{t('connections.provenOn', { what: connector.provenOn })}</Muted>
      </Screen>
    </>
  );
};

const TestButton = ({ form }: { form: ConnectionForm }) => {
  const { t } = useTranslation();
  return (
    <Button disabledFocusable={form.testing || form.saving} onClick={form.test}>
      {t('form.test')}
    </Button>
  );
};

/** After a test that failed or warned the user may still save: the source may be down, the rights may be meant. */
const usePrimary = ({ report, testing, saving, save, testAndSave }: ConnectionForm): PrimaryAction => {
  const { t } = useTranslation();
  const busy = testing || saving;
  if (!report) return { label: t('form.testAndSave'), busy, run: testAndSave };
  return { label: t(report.ok ? 'form.save' : 'form.saveAnyway'), busy, run: save };
};
