import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { useFluent } from '@fluentui/react-components';
import { chart, type ChartColor, type ChartColors } from '../theme/chart-colors.js';
import { useIsDark } from '../theme/use-is-dark.js';

export interface Palette extends ChartColors {
  readonly text: string;
  readonly faintText: string;
  readonly background: string;
  readonly font: string;
}

/** A canvas knows no CSS variables: each colour is read from an element that wears it. */
const readPalette = (element: HTMLElement): Palette => {
  const probe = element.ownerDocument.createElement('span');
  element.append(probe);
  const read = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  probe.style.forcedColorAdjust = 'none';
  const colors = Object.fromEntries(Object.entries(chart).map(([name, color]) => [name, read(color)]));
  const palette: Palette = {
    ...(colors as Record<ChartColor, string>),
    text: read('var(--colorNeutralForeground1)'),
    faintText: read('var(--colorNeutralForeground3)'),
    background: read('var(--colorNeutralBackground1)'),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
};

const subscribeToContrast = (listener: () => void) => {
  const media = globalThis.matchMedia?.('(forced-colors: active)');
  media?.addEventListener('change', listener);
  return () => media?.removeEventListener('change', listener);
};
const inContrast = () => globalThis.matchMedia?.('(forced-colors: active)').matches ?? false;

/** The chart colours of the theme the element stands in; null before it stands anywhere. */
export const usePalette = (element: RefObject<HTMLElement | null>): Palette | null => {
  const dark = useIsDark();
  const { targetDocument } = useFluent();
  const contrast = useSyncExternalStore(subscribeToContrast, inContrast);
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    if (element.current) setPalette(readPalette(element.current));
  }, [element, dark, contrast, targetDocument]);
  return palette;
};
