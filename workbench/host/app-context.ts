/** Requirement sets the emulator fulfils. The office.js it serves knows Excel's API up to 1.15. */
const requirementSets: Readonly<Record<string, number>> = {
  ExcelApi: 1.15,
  SharedRuntime: 1.1,
  CustomFunctionsRuntime: 1.3,
  // Internal to office.js: results as arrays (1.7), unknown functions as #NAME? (1.8), timings (1.9).
  CustomFunctions: 1.9,
  RibbonApi: 1.1,
  Settings: 1.1,
};

const controlId = 'datavision-workbench';
export const conversationId = '_xdm_0';

export interface HostIdentity {
  /** Origin of the workbench page; office.js demands https and the add-in's own host name. */
  readonly origin: string;
  readonly locale: string;
  readonly documentUrl: string;
}

/**
 * The frame name from which office.js learns that Excel on the web is its parent
 * (`window.name`, read by `_retrieveHostInfo`). It must be set before the frame is inserted.
 */
export function frameName({ origin, locale }: HostIdentity, correlation: string): string {
  const sharedRuntimeWithFunctions = 1 | 2;
  return JSON.stringify({
    baseFrameName: conversationId,
    hostInfo: `Excel$Web$16.00$${locale}$${correlation}$$$${sharedRuntimeWithFunctions}`,
    xdmInfo: `${conversationId}|${controlId}|${origin}`,
    serializerVersion: 1,
  });
}

/** The answer to `getAppContextAsync`. */
export function appContext(identity: HostIdentity, settings: unknown, correlation: string): Record<string, unknown> {
  const sets = Object.entries(requirementSets).map(([name, version]) => [name.toLowerCase(), version]);
  const excelOnTheWeb = 16;
  return {
    _id: controlId,
    _appName: excelOnTheWeb,
    _appVersion: '16.00',
    _appMinorVersion: 0,
    _appUILocale: identity.locale,
    _dataLocale: identity.locale,
    _docUrl: identity.documentUrl,
    _clientMode: 1,
    _settings: settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: correlation,
    _appInstanceId: controlId,
    _requirementMatrix: JSON.stringify(Object.fromEntries(sets)),
    _hostFullVersion: '16.0.0.0',
    _featureGates: {},
    _initialDisplayMode: 2,
    _addinName: 'DataVision',
    _appDomains: [],
  };
}
