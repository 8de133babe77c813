/** LOCAL_COMMAND_UNIT is localCommandUnit in filters and keys. */
export function toFieldName(dimension: string): string {
  return dimension.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
