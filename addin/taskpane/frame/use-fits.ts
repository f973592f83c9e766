import { useLayoutEffect, useRef, useState } from 'react';

/**
 * Whether the content of a row fits into its width. `variant` names what the row shows: when it changes, the row is measured
 * anew. Below `least` pixels it never fits. Attach `ref` to the wide and to the compact row, so that the compact one can tell when there is room again.
 */
export const useFits = <E extends HTMLElement>(variant: string, least: number) => {
  const ref = useRef<E>(null);
  const needed = useRef({ variant: '', width: 0 });
  const [fits, setFits] = useState(true);

  useLayoutEffect(() => {
    if (needed.current.variant !== variant) {
      needed.current = { variant, width: 0 };
      setFits(true);
    }
  }, [variant]);

  useLayoutEffect(() => {
    const row = ref.current;
    if (!row) return;
    const measure = () => {
      if (fits) needed.current.width = row.scrollWidth;
      const tooNarrow = row.clientWidth > 0 && row.clientWidth < least;
      setFits(!tooNarrow && needed.current.width <= row.clientWidth);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    return () => observer.disconnect();
  }, [fits, variant, least]);

  return { ref, fits };
};
