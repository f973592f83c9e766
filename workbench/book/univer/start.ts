import { LocaleType, LogLevel, mergeLocales, ThemeService, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormattingEnglish from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreEnglish from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import drawingEnglish from '@univerjs/preset-sheets-drawing/locales/en-US';
import { UniverSheetsThreadCommentPreset } from '@univerjs/preset-sheets-thread-comment';
import commentEnglish from '@univerjs/preset-sheets-thread-comment/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-drawing/lib/index.css';
import '@univerjs/preset-sheets-thread-comment/lib/index.css';

export interface Spreadsheet {
  readonly univer: Univer;
  readonly api: FUniver;
}

/**
 * Starts Univer in an element. The presets are registered one by one, because `@univerjs/presets`, which has a function
 * for it, depends on packages without a licence.
 */
export function startUniver(container: HTMLElement): Spreadsheet {
  const univer = new Univer({
    logLevel: LogLevel.WARN,
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreEnglish, conditionalFormattingEnglish, drawingEnglish, commentEnglish),
    },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: false,
      formulaBar: true,
      footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: false },
      formula: { initialFormulaComputing: CalculationMode.FORCED },
    }),
    UniverSheetsDrawingPreset(),
    UniverSheetsThreadCommentPreset(),
    UniverSheetsConditionalFormattingPreset(),
  ];
  for (const plugin of new Map(presets.flatMap(({ plugins }) => plugins).map(withName)).values()) {
    univer.registerPlugin(plugin.type, plugin.options);
  }
  const themes = univer.__getInjector().get(ThemeService);
  themes.setTheme({ ...themes.getCurrentTheme(), primary: excelGreen });
  return { univer, api: FUniver.newAPI(univer) };
}

/** Selection, active tab and buttons in Excel's green. */
const excelGreen = {
  50: '#eef7f1',
  100: '#dcefe4',
  200: '#b9dfc9',
  300: '#8ccaa6',
  400: '#4fae7b',
  500: '#21915a',
  600: '#107c41',
  700: '#0e6937',
  800: '#0e5c2f',
  900: '#0a4524',
};

type PresetPlugin = ReturnType<typeof UniverSheetsCorePreset>['plugins'][number];
type PluginType = Extract<PresetPlugin, readonly unknown[]>[0];

/** Presets share plugins; the last configuration of each wins. */
function withName(plugin: PresetPlugin): [string, { type: PluginType; options: object | undefined }] {
  const [type, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
  return [type.pluginName, { type, options: options as object | undefined }];
}
