import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Beaker20Regular } from '@fluentui/react-icons/svg/beaker';
import { ChatSparkle20Regular } from '@fluentui/react-icons/svg/chat-sparkle';
import { Code20Regular } from '@fluentui/react-icons/svg/code';
import { DataHistogram20Regular } from '@fluentui/react-icons/svg/data-histogram';
import { DataTrending20Regular } from '@fluentui/react-icons/svg/data-trending';
import { ScanDash20Regular } from '@fluentui/react-icons/svg/scan-dash';
import { Table20Regular } from '@fluentui/react-icons/svg/table';

const icons = {
  profile: DataHistogram20Regular,
  ask: ChatSparkle20Regular,
  forecast: DataTrending20Regular,
  outliers: ScanDash20Regular,
  query: Code20Regular,
  sample: Beaker20Regular,
} as const;

const useStyles = makeStyles({
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** The sign of an analysis; a table for those this pane does not know yet. */
export const AnalysisIcon = ({ analysis, muted }: { analysis: string | undefined; muted?: boolean }) => {
  const styles = useStyles();
  const Icon = analysis && analysis in icons ? icons[analysis as keyof typeof icons] : Table20Regular;
  return <Icon className={mergeClasses(styles.icon, muted && styles.muted)} />;
};
