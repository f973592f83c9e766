import { createContext, useContext, type RefObject } from 'react';

const ScrollAreaContext = createContext<RefObject<HTMLElement | null> | null>(null);
export const ScrollAreaProvider = ScrollAreaContext.Provider;

/** The element the current screen scrolls in, for virtual lists. */
export const useScrollArea = () => useContext(ScrollAreaContext);
