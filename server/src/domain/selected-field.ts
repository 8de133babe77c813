/**
 * A field that an operation selects: its arguments with variables and defaults filled in, its
 * fragments expanded, each answer key once.
 */
export interface SelectedField {
  /** The type that the field belongs to, such as `Query`. */
  readonly of: string;
  readonly name: string;
  /** The field's name in the answer. */
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly isList: boolean;
  /** The fields selected within the value; empty for a plain value. */
  readonly fields: readonly SelectedField[];
}
