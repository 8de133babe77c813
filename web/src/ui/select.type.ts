export interface SelectOption {
  readonly code: string;
  readonly name: string;
}

export interface SelectGroup {
  /** The heading of the options; null if they need none. */
  readonly name: string | null;
  readonly options: readonly SelectOption[];
}

export interface SelectProps {
  readonly label: string;
  /**
   * Whether a long list of these options can be searched: true for names, and false for quarters
   * and other ordered options.
   */
  readonly isSearched?: boolean;
  readonly groups: readonly SelectGroup[];
  readonly chosen: string;
  /** Whether the choice differs from the page's default. */
  readonly isSet: boolean;
  readonly onChoose: (code: string) => void;
  /**
   * True if a button uses the choice, as in a form: the choice is set before the next press or key,
   * so that nothing is sent without it. Left out for a filter, which shows the choice at once, and
   * whose page is drawn when there is time.
   */
  readonly isField?: boolean;
}
