import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { placeRequests } from './place-requests.js';
import type { Place } from './places.js';

interface Navigation {
  readonly place: Place;
  readonly canGoBack: boolean;
  /** Screens the user opened; 0 on arrival, when the focus must stay where it is. */
  readonly moves: number;
  go(place: Place): void;
  back(): void;
}

const NavigationContext = createContext<Navigation | null>(null);

export const useNavigation = (): Navigation => {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider');
  return navigation;
};

interface History {
  readonly places: readonly [Place, ...Place[]];
  readonly moves: number;
}

const same = (a: Place, b: Place) => JSON.stringify(a) === JSON.stringify(b);

const opened = ({ places, moves }: History, place: Place): History =>
  same(places[0], place) ? { places, moves } : { places: [place, ...places].slice(0, 50) as [Place], moves: moves + 1 };

const returned = ({ places: [current, ...earlier], moves }: History): History => ({
  places: earlier.length > 0 ? (earlier as [Place]) : [current],
  moves: moves + 1,
});

/** Routing in memory: office.js takes `history.pushState` away. */
export const NavigationProvider = ({ start, children }: { start: Place; children: ReactNode }) => {
  const [history, setHistory] = useState<History>({ places: [start], moves: 0 });
  const go = useCallback((place: Place) => setHistory((now) => opened(now, place)), []);
  const back = useCallback(() => setHistory(returned), []);
  useEffect(() => placeRequests.listen(go), [go]);
  const navigation = useMemo<Navigation>(
    () => ({ place: history.places[0], canGoBack: history.places.length > 1, moves: history.moves, go, back }),
    [history, go, back],
  );
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>;
};
