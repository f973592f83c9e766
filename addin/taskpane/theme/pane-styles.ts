import { makeStyles, tokens } from '@fluentui/react-components';

/** Also worn by menus, popovers and dialogs, which stand outside the pane's own element. */
export const usePaneStyles = makeStyles({
  root: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& b': { fontWeight: tokens.fontWeightSemibold },
  },
});
