import type { CustomFunctionsHost, InvocationResult } from './custom-functions.js';
import { ApiObject } from './api-object.js';
import type { Service } from './richapi.js';

const state = { inactive: 'Inactive', background: 'Background', visible: 'Visible' } as const;

/** The pane as Excel's window manager sees it. */
export interface PaneControl {
  readonly visible: () => boolean;
  show(visible: boolean): void;
}

class CustomFunctionsService extends ApiObject {
  static override readonly className = 'CustomFunctions';
  constructor(private readonly host: CustomFunctionsHost) {
    super();
  }
  _SetOsfControlContainerReadyForCustomFunctions(): null {
    this.host.markReady();
    return null;
  }
  _GetEnabledFeatures(): number[] {
    const batchedResults = 2;
    const arrayResults = 4;
    return [batchedResults, arrayResults];
  }
  SetInvocationArrayResults(results: readonly InvocationResult[]): null {
    this.host.settle(results);
    return null;
  }
  SetInvocationResults(results: readonly InvocationResult[]): null {
    this.host.settle(results);
    return null;
  }
}

class AddinInternalService extends ApiObject {
  static override readonly className = 'AddinInternalService';
  NotifyActionHandlerReady(): null {
    return null;
  }
}

class AppRuntimeService extends ApiObject {
  static override readonly className = 'AppRuntimeService';
  constructor(private readonly pane: PaneControl) {
    super();
  }
  SetAppRuntimeState(next: string): null {
    this.pane.show(next === state.visible);
    return null;
  }
  GetAppRuntimeState(): string {
    return this.pane.visible() ? state.visible : state.background;
  }
}

class AppRuntimePersistenceService extends ApiObject {
  static override readonly className = 'AppRuntimePersistenceService';
  static #startState: string = state.inactive;
  SetAppRuntimeStartState(next: string): null {
    AppRuntimePersistenceService.#startState = next;
    return null;
  }
  GetAppRuntimeStartState(): string {
    return AppRuntimePersistenceService.#startState;
  }
}

class DynamicRibbon extends ApiObject {
  static override readonly className = 'DynamicRibbon';
  constructor(private readonly update: (json: string) => void) {
    super();
  }
  ExecuteRequestUpdate(json: string): null {
    this.update(json);
    return null;
  }
}

export interface ServiceOptions {
  readonly functions: CustomFunctionsHost;
  readonly pane: PaneControl;
  readonly updateRibbon: (json: string) => void;
}

/** Services office.js creates by name, beside the workbook itself. */
export function officeServices({ functions, pane, updateRibbon }: ServiceOptions): Record<string, Service> {
  return {
    'Microsoft.ExcelServices.CustomFunctions': () => new CustomFunctionsService(functions),
    'Microsoft.InternalService.AddinInternalService': () => new AddinInternalService(),
    'Microsoft.AppRuntime.AppRuntimeService': () => new AppRuntimeService(pane),
    'Microsoft.AppRuntime.AppRuntimePersistenceService': () => new AppRuntimePersistenceService(),
    'Microsoft.DynamicRibbon.DynamicRibbon': () => new DynamicRibbon(updateRibbon),
  };
}
