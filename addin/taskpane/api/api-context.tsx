import { createContext, useContext } from 'react';
import type { PaneApi } from './api.js';

const ApiContext = createContext<PaneApi | null>(null);
export const ApiProvider = ApiContext.Provider;

export const useApi = (): PaneApi => {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi needs an ApiProvider');
  return api;
};
