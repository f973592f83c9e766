import { createRoot } from 'react-dom/client';
import '../commands/index.js';
import '../functions/index.js';
import { forgetResults } from '../functions/runtime.js';
import { failingCells, server, workbook } from '../runtime.js';
import { App } from './app/app.js';
import { officeHost } from './host/office-host.js';

void Office.onReady(() => {
  const pane = document.getElementById('pane');
  if (pane)
    createRoot(pane).render(
      <App host={officeHost()} workbook={workbook} api={server} {...{ failingCells, forgetResults }} />,
    );
});
