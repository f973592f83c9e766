/** One way on after a problem; the first of a list is the suggested one and becomes the primary action. */
export interface Way {
  readonly title: string;
  readonly detail?: string;
  /** Verb on the button: "Use", "Show". */
  readonly verb: string;
  readonly run: () => void;
}
