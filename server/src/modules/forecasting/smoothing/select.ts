import type { Series } from '../method.js';
import { fitEts, type EtsFit } from './ets.js';
import { candidateForms } from './form.js';

/** Seasonal states beyond this are better handled by decomposition. */
export const longestEtsSeason = 24;

/** Forms whose criterion after a first short search lies this far above the best are given up. */
const hopeless = 8;

const lowest = (fits: readonly EtsFit[]): EtsFit =>
  fits.reduce((best, fit) => (fit.criterion < best.criterion ? fit : best));

/** The exponential smoothing model with the lowest corrected Akaike criterion. */
export const selectEts = ({ values, season }: Series): EtsFit => {
  const usable = season > 1 && season <= longestEtsSeason && values.length >= 2 * season + 2 ? season : 1;
  const positive = values.every((value) => value > 0);
  const screened = candidateForms(positive, usable).map((form) => fitEts(values, usable, form, false));
  const limit = lowest(screened).criterion + hopeless;
  return lowest(screened.filter(({ criterion }) => criterion <= limit).map((fit) => fit.polish()));
};
