/** A ribbon control of the add-in, as its manifest declares it. */
export interface RibbonCommand {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly action:
    { readonly kind: 'pane' } | { readonly kind: 'function'; readonly name: string } | { readonly kind: 'menu' };
  readonly items: readonly RibbonCommand[];
}

export interface RibbonGroup {
  readonly label: string;
  readonly commands: readonly RibbonCommand[];
}

export const paneOnly: RibbonGroup = {
  label: 'DataVision',
  commands: [
    { id: 'pane', label: 'DataVision', tip: 'Opens or closes the task pane', action: { kind: 'pane' }, items: [] },
  ],
};

/** Reads the Home tab's group from an add-in only manifest; without one there is just the pane's button. */
export async function loadRibbonGroup(url: string): Promise<RibbonGroup> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return paneOnly;
  return ribbonGroup(new DOMParser().parseFromString(await response.text(), 'text/xml')) ?? paneOnly;
}

export function ribbonGroup(manifest: Document): RibbonGroup | null {
  const strings = new Map<string, string>();
  for (const text of elements(manifest, 'String')) {
    strings.set(text.getAttribute('id') ?? '', text.getAttribute('DefaultValue') ?? '');
  }
  const surface = elements(manifest, 'ExtensionPoint').find(
    (point) => point.getAttribute('xsi:type') === 'PrimaryCommandSurface',
  );
  const group = surface && elements(surface, 'Group')[0];
  if (!group) return null;
  const resource = (element: Element | undefined): string => strings.get(element?.getAttribute('resid') ?? '') ?? '';
  const controls = children(group, 'Control').map((control) => command(control, resource));
  return { label: resource(children(group, 'Label')[0]), commands: controls };
}

function command(control: Element, resource: (element: Element | undefined) => string): RibbonCommand {
  const items = children(control, 'Items').flatMap((list) => children(list, 'Item'));
  const action = children(control, 'Action')[0];
  const name = action && elements(action, 'FunctionName')[0]?.textContent?.trim();
  return {
    id: control.getAttribute('id') ?? '',
    label: resource(children(control, 'Label')[0]),
    tip: resource(children(control, 'Supertip').flatMap((tip) => children(tip, 'Description'))[0]),
    action: items.length > 0 ? { kind: 'menu' } : name ? { kind: 'function', name } : { kind: 'pane' },
    items: items.map((item) => command(item, resource)),
  };
}

function elements(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagNameNS('*', name)];
}

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}
