export { AddinModule } from './addin.module.js';
export { servePages } from './pages.js';
export { renderManifest } from './templates.js';
