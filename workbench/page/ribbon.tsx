import {
  ArrowSync20Regular,
  ChatSparkle20Regular,
  ClipboardPaste20Regular,
  DataBarVertical20Regular,
  DataTrending20Regular,
  NumberSymbol20Regular,
  PaintBucket20Regular,
  Table20Regular,
  TextAlignLeft20Regular,
  TextBold20Filled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Menu, type MenuItem } from './menu.js';
import type { RibbonCommand } from './ribbon-commands.js';
import { useWorkbench } from './use-workbench.js';
import type { Workbench } from './workbench.js';

const otherTabs = ['Insert', 'Draw', 'Page Layout', 'Formulas', 'Data', 'Review', 'View'];

const fills = [
  ['No fill', null],
  ['Yellow', '#FFF2CC'],
  ['Green', '#E2F0D9'],
  ['Blue', '#DDEBF7'],
  ['Orange', '#FCE4D6'],
] as const;
const alignments = ['Left', 'Center', 'Right'] as const;
const formats = [
  ['General', 'General'],
  ['Number', '#,##0.00'],
  ['Whole number', '#,##0'],
  ['Percent', '0.0%'],
  ['Dollar', '$#,##0.00'],
  ['Short date', 'm/d/yyyy'],
  ['Text', '@'],
] as const;

/** Icons of the add-in's commands, by the order in which the manifest's group lists them. */
const commandIcons: Readonly<Record<string, ReactNode>> = {
  togglePane: <DataBarVertical20Regular />,
  openAsk: <ChatSparkle20Regular />,
  refresh: <ArrowSync20Regular />,
  menu: <DataTrending20Regular />,
};

export function Ribbon({ workbench }: { readonly workbench: Workbench }) {
  return (
    <>
      <nav className="wb-tabs" aria-label="Ribbon tabs">
        <FileMenu workbench={workbench} />
        <span className="wb-tab wb-tab-on" aria-current="page">
          Home
        </span>
        {otherTabs.map((tab) => (
          <span key={tab} className="wb-tab" aria-disabled="true" title="Not part of the workbench">
            {tab}
          </span>
        ))}
      </nav>
      <div className="wb-ribbon" role="toolbar" aria-label="Home">
        <SheetCommands workbench={workbench} />
        <span className="wb-separator" />
        <AddInCommands workbench={workbench} />
      </div>
    </>
  );
}

function FileMenu({ workbench }: { readonly workbench: Workbench }) {
  const items: MenuItem[] = [
    { label: 'Open a workbook (.xlsx)…', onSelect: () => void workbench.chooseFile() },
    { label: 'Save a copy (.xlsx)', onSelect: () => void workbench.save() },
    { label: 'New from the sample', onSelect: () => workbench.openSample() },
  ];
  return (
    <Menu label="File" className="wb-tab" items={items}>
      File
    </Menu>
  );
}

function SheetCommands({ workbench }: { readonly workbench: Workbench }) {
  const fill = fills.map(([label, color]): MenuItem => ({ label, onSelect: () => workbench.format({ fill: color }) }));
  const align = alignments.map((side): MenuItem => ({
    label: side,
    onSelect: () => workbench.format({ horizontal: side }),
  }));
  const number = formats.map(([label, pattern]): MenuItem => {
    return { label, onSelect: () => workbench.formatNumbers(pattern) };
  });
  return (
    <>
      <button type="button" className="wb-command" onClick={() => void workbench.paste()}>
        <Face icon={<ClipboardPaste20Regular />} label="Paste" />
      </button>
      <button type="button" className="wb-command" onClick={() => workbench.toggleBold()}>
        <Face icon={<TextBold20Filled />} label="Bold" />
      </button>
      <Menu label="Fill" className="wb-command" items={fill}>
        <Face icon={<PaintBucket20Regular />} label="Fill" />
      </Menu>
      <Menu label="Align" className="wb-command" items={align}>
        <Face icon={<TextAlignLeft20Regular />} label="Align" />
      </Menu>
      <Menu label="Number" className="wb-command" items={number}>
        <Face icon={<NumberSymbol20Regular />} label="Number" />
      </Menu>
      <button type="button" className="wb-command" onClick={() => workbench.formatAsTable()}>
        <Face icon={<Table20Regular />} label="Format as table" />
      </button>
    </>
  );
}

function AddInCommands({ workbench }: { readonly workbench: Workbench }) {
  const { ribbon, paneVisible } = useWorkbench(workbench);
  return ribbon.commands.map((command, i) => {
    const face = (
      <Face icon={iconOf(command)} label={command.items.length > 0 ? `${command.label} ▾` : command.label} />
    );
    if (command.items.length === 0) {
      const pressed = i === 0 ? paneVisible : undefined;
      return (
        <button
          key={command.id}
          type="button"
          className="wb-command wb-addin"
          title={command.tip}
          aria-pressed={pressed}
          onClick={() => workbench.invoke(command)}
        >
          {face}
        </button>
      );
    }
    const items = command.items.map((item): MenuItem => {
      return { label: item.label, tip: item.tip, onSelect: () => workbench.invoke(item) };
    });
    return (
      <Menu key={command.id} label={command.label} className="wb-command wb-addin" items={items}>
        {face}
      </Menu>
    );
  });
}

function iconOf({ action }: RibbonCommand): ReactNode {
  const key = action.kind === 'function' ? action.name : action.kind === 'menu' ? 'menu' : 'togglePane';
  return commandIcons[key] ?? <DataTrending20Regular />;
}

function Face({ icon, label }: { readonly icon: ReactNode; readonly label: string }) {
  return (
    <>
      {icon}
      <span>{label}</span>
    </>
  );
}
