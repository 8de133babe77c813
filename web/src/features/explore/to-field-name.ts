/** The field of a dimension in filters and keys: `LOCAL_COMMAND_UNIT` is `localCommandUnit`. */
export function toFieldName(dimension: string): string {
  return dimension.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
