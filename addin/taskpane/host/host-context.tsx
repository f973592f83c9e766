import { createContext, useContext } from 'react';
import type { PaneHost } from './host.js';

const HostContext = createContext<PaneHost | null>(null);
export const HostProvider = HostContext.Provider;

export const useHost = (): PaneHost => {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost needs a HostProvider');
  return host;
};
