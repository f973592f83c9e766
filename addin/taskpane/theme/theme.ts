import { createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';
import { brand } from './brand.js';
import { chartColors, type ChartColors } from './chart-colors.js';

export type PaneTheme = Theme & ChartColors;

const type = {
  fontFamilyBase:
    '"Segoe UI", "Segoe UI Web (West European)", Selawik, -apple-system, "Open Sans", "DV Fallback", Arial, sans-serif',
  fontFamilyMonospace: 'Consolas, "Cascadia Mono", Menlo, "Liberation Mono", monospace',
};

export const lightTheme: PaneTheme = {
  ...createLightTheme(brand),
  ...type,
  ...chartColors.light,
  colorBrandStroke2: brand[140],
};

/** Cards lie lighter than the pane they lie on; warnings stay readable on them. */
const darkNeutrals = {
  colorNeutralBackground2: '#1f1f1f',
  colorNeutralBackground3: '#333333',
  colorNeutralBackground4: '#383838',
  colorNeutralBackground6: '#424242',
  colorNeutralStroke2: '#474747',
  colorNeutralStroke3: '#3d3d3d',
  colorStatusWarningForeground1: '#faa06b',
  colorStatusWarningBackground1: '#3d1f0c',
  colorStatusWarningBorder1: '#8a4218',
  colorStatusDangerForeground1: '#f1919a',
  colorStatusDangerBackground1: '#3b0d12',
  colorStatusDangerBorder1: '#8f2a33',
};

/** On the dark pane Fluent's default brand text is too faint for petrol: two stops lighter keeps 4.5:1. */
export const darkTheme: PaneTheme = {
  ...createDarkTheme(brand),
  ...type,
  ...chartColors.dark,
  ...darkNeutrals,
  colorBrandBackground2: '#0a3340',
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[130],
  colorBrandForegroundLinkHover: brand[140],
  colorBrandForegroundLinkPressed: brand[120],
  colorBrandStroke1: brand[110],
  colorBrandStroke2: brand[60],
  colorCompoundBrandForeground1: brand[120],
  colorCompoundBrandStroke: brand[110],
};
