import type { ConnectorPromise } from '../contract.js';
import { browsing } from './browsing.js';
import { cancelling } from './cancelling.js';
import { connecting } from './connecting.js';
import { exactness } from './exactness.js';
import { loadingPromises } from './loading.js';
import { profiling } from './profiling.js';
import { querying } from './querying.js';
import { reading } from './reading.js';
import { selecting } from './selecting.js';

export const promises: Readonly<Record<string, readonly ConnectorPromise[]>> = {
  connecting,
  browsing,
  reading,
  selecting,
  querying,
  cancelling,
  loading: loadingPromises,
  exactness,
  profiling,
};
