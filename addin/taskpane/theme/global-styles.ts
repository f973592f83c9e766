import { makeStaticStyles } from '@fluentui/react-components';

export const PANE_CLASS = 'dv-pane';

/** A font found where Segoe UI is missing, brought to its width so that lines break alike. It is never downloaded. */
const fallback = (fontWeight: number, names: readonly string[], sizeAdjust: string) => ({
  '@font-face': {
    fontFamily: '"DV Fallback"',
    fontWeight,
    src: names.map((name) => `local("${name}")`).join(', '),
    sizeAdjust,
  },
});

export const useGlobalStyles = makeStaticStyles([
  fallback(400, ['Liberation Sans', 'Arial', 'Helvetica'], '96%'),
  fallback(600, ['Liberation Sans Bold', 'Arial Bold', 'Helvetica Bold'], '94%'),
  {
    'html, body': { margin: 0, padding: 0, height: '100%', overflow: 'hidden' },
    [`#pane, #pane > .${PANE_CLASS}`]: { height: '100%' },
  },
]);
