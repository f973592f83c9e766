/** One of the exponential smoothing models of Hyndman et al. (2008), "Forecasting with Exponential Smoothing". */
export interface EtsForm {
  readonly error: 'A' | 'M';
  readonly trend: 'N' | 'A' | 'Ad';
  readonly season: 'N' | 'A' | 'M';
}

const seasonless: EtsForm[] = [
  { error: 'A', trend: 'N', season: 'N' },
  { error: 'A', trend: 'A', season: 'N' },
  { error: 'A', trend: 'Ad', season: 'N' },
  { error: 'M', trend: 'N', season: 'N' },
  { error: 'M', trend: 'A', season: 'N' },
  { error: 'M', trend: 'Ad', season: 'N' },
];

const seasonal: EtsForm[] = [
  { error: 'A', trend: 'N', season: 'A' },
  { error: 'A', trend: 'A', season: 'A' },
  { error: 'A', trend: 'Ad', season: 'A' },
  { error: 'M', trend: 'N', season: 'A' },
  { error: 'M', trend: 'A', season: 'A' },
  { error: 'M', trend: 'Ad', season: 'A' },
  { error: 'M', trend: 'N', season: 'M' },
  { error: 'M', trend: 'A', season: 'M' },
  { error: 'M', trend: 'Ad', season: 'M' },
];

/** Models worth trying: multiplicative parts need positive data; additive error with multiplicative season is unstable. */
export const candidateForms = (positive: boolean, season: number): EtsForm[] =>
  (season > 1 ? [...seasonless, ...seasonal] : seasonless).filter((form) => positive || form.error === 'A');

/** "ETS(M,Ad,A)". */
export const formName = (form: EtsForm): string => `ETS(${form.error},${form.trend},${form.season})`;

const trendWords = { N: 'no trend', A: 'additive trend', Ad: 'damped trend' } as const;
const seasonWords = { N: [], A: ['additive season'], M: ['multiplicative season'] } as const;

export const formTraits = (form: EtsForm): string[] => [trendWords[form.trend], ...seasonWords[form.season]];
