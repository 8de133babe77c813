/**
 * A field that an operation asks for, its arguments with variables and defaults filled in, its
 * fragments opened, each answer key once.
 */
export interface SelectedField {
  /** The type that it is a field of, such as `Query`. */
  readonly of: string;
  readonly name: string;
  /** What it is called in the answer. */
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly isList: boolean;
  /** What is asked of its value; empty for a plain value. */
  readonly fields: readonly SelectedField[];
}
