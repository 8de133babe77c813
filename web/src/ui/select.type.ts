export interface SelectOption {
  readonly code: string;
  readonly name: string;
}

export interface SelectGroup {
  /** Null where the options need no heading. */
  readonly name: string | null;
  readonly options: readonly SelectOption[];
}

export interface SelectProps {
  readonly label: string;
  /**
   * Whether a long list of these is searched: names are, quarters and what else has an order are
   * not.
   */
  readonly isSearched?: boolean;
  readonly groups: readonly SelectGroup[];
  readonly chosen: string;
  /** Whether the choice differs from what the page shows by itself. */
  readonly isSet: boolean;
  readonly onChoose: (code: string) => void;
}
