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
}
