export interface SelectOption {
  readonly code: string;
  readonly name: string;
}

export interface SelectGroup {
  /** Null if the options need no heading. */
  readonly name: string | null;
  readonly options: readonly SelectOption[];
}

export interface SelectProps {
  readonly label: string;
  /**
   * Whether a long list of these can be searched: names can; quarters and other ordered options
   * cannot.
   */
  readonly isSearched?: boolean;
  readonly groups: readonly SelectGroup[];
  readonly chosen: string;
  /** Whether the choice differs from the page's default. */
  readonly isSet: boolean;
  readonly onChoose: (code: string) => void;
  /**
   * True if a button uses the choice, as in a form: the choice is set before the next press or key,
   * so that nothing is sent without it. A filter leaves it out: it shows the choice at once, and
   * its page is drawn when there is time.
   */
  readonly isField?: boolean;
}
