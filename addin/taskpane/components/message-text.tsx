import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    margin: 0,
    maxHeight: '180px',
    overflow: 'auto',
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '11px',
    lineHeight: '15px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What is sent to a language model, letter by letter. */
export const MessageText = ({ label, children }: { label: string; children: string }) => (
  <pre className={useStyles().text} tabIndex={0} aria-label={label}>
    {children}
  </pre>
);
