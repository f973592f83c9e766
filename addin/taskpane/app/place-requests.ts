import type { Place } from './places.js';

/** Lets ribbon and cell-menu commands open a screen. A request made before the pane stands waits for it. */
const createPlaceRequests = () => {
  let listener: ((place: Place) => void) | null = null;
  let waiting: Place | null = null;
  return {
    open(place: Place) {
      if (listener) listener(place);
      else waiting = place;
    },
    listen(next: (place: Place) => void) {
      listener = next;
      if (waiting) next(waiting);
      waiting = null;
      return () => {
        listener = null;
      };
    },
  };
};

export const placeRequests = createPlaceRequests();
