import { ApiClient } from './client/api-client.js';
import { DataVisionClient } from './client/datavision-client.js';
import { FailingCells } from './functions/failing-cells.js';
import { OfficeWorkbook } from './workbook/office-workbook.js';

/** What pane, ribbon and worksheet functions share: they live in one page, Excel's shared runtime. */
export const workbook = new OfficeWorkbook({ now: () => new Date() });
export const api = new ApiClient({ baseUrl: location.origin });
export const server = new DataVisionClient(api, workbook);
export const failingCells = new FailingCells();
