import type { Term } from './terms.js';

type Step = (term: Term) => boolean;
interface PatternStep {
  readonly fits: Step;
  readonly optional: boolean;
}

const stepOf = (text: string): PatternStep => {
  const optional = text.endsWith('?');
  const bare = optional ? text.slice(0, -1) : text;
  const options = bare.split('|').map((option): Step => {
    if (option.startsWith(':')) return (term) => term.kind === 'cue' && term.cue.is === option.slice(1);
    if (option.startsWith('<')) return (term) => term.kind === option.slice(1, -1);
    return ({ kind, lower }) => (kind === 'word' || kind === 'cue') && lower === option;
  });
  return { optional, fits: (term) => options.some((fits) => fits(term)) };
};

const patterns = new Map<string, readonly PatternStep[]>();

const stepsOf = (pattern: string): readonly PatternStep[] => {
  const known = patterns.get(pattern);
  if (known) return known;
  const steps = pattern.split(' ').map(stepOf);
  patterns.set(pattern, steps);
  return steps;
};

/** Terms that fitted a pattern, a step each; null where an optional step was passed over. */
export interface Found {
  readonly at: number;
  /** Behind the last of them. */
  readonly end: number;
  readonly places: readonly number[];
  readonly terms: readonly (Term | null)[];
}

/**
 * The terms of a question and which of them are accounted for. Patterns are steps divided by blanks: `<kind>` of a term,
 * `:cue`, a word itself, alternatives by `|`, and `?` for what may be missing. What is accounted for is passed over.
 */
export class Sentence {
  readonly #used: boolean[];

  constructor(readonly terms: readonly Term[]) {
    this.#used = terms.map(() => false);
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.terms.length && !this.#used[at];
  }

  /** The first place where the pattern fits terms that are still free. */
  find(pattern: string, accepts: (found: Found) => boolean = () => true): Found | null {
    for (let at = 0; at < this.terms.length; at += 1) {
      const found = this.at(at, pattern);
      if (found && accepts(found)) return found;
    }
    return null;
  }

  at(start: number, pattern: string): Found | null {
    if (!this.isFree(start)) return null;
    const places = this.#match(stepsOf(pattern), start, 0);
    const fitted = places?.filter((place) => place !== null) ?? [];
    if (!places || fitted[0] !== start) return null;
    const terms = places.map((place) => (place === null ? null : (this.terms[place] ?? null)));
    return { at: start, end: (fitted.at(-1) ?? start) + 1, places: fitted, terms };
  }

  #match(steps: readonly PatternStep[], from: number, step: number): (number | null)[] | null {
    const wanted = steps[step];
    if (!wanted) return [];
    let at = from;
    while (at < this.terms.length && this.#used[at]) at += 1;
    const term = this.terms[at];
    if (term && wanted.fits(term)) {
      const rest = this.#match(steps, at + 1, step + 1);
      if (rest) return [at, ...rest];
    }
    const rest = wanted.optional ? this.#match(steps, at, step + 1) : null;
    return rest && [null, ...rest];
  }

  use(...places: readonly number[]): void {
    for (const place of places) this.#used[place] = true;
  }

  /** Finds, accounts for and returns. */
  take(pattern: string, accepts?: (found: Found) => boolean): Found | null {
    const found = this.find(pattern, accepts);
    if (found) this.use(...found.places);
    return found;
  }

  /** Whether some term that is still free fits. */
  says(pattern: string): boolean {
    const [step] = stepsOf(pattern);
    return step !== undefined && this.left.some(step.fits);
  }

  get left(): Term[] {
    return this.terms.filter((_, index) => !this.#used[index]);
  }
}
