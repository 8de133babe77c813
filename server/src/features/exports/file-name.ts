/** The longest part of a file name taken from a title, in characters. */
const MAX_NAME_LENGTH = 120;

/**
 * The name of a file of figures: its marking, then its title in lower case without characters that
 * file systems reject.
 */
export function toFigureFileName(file: NamedFile, kind: 'csv' | 'xlsx'): string {
  return toAnswerFileName(file, kind);
}

/** The parts of a file’s name. */
export interface NamedFile {
  readonly marking: string;
  readonly title: string;
}

/** The same for any answer. */
export function toAnswerFileName(
  { marking, title }: NamedFile,
  kind: 'csv' | 'xlsx' | 'json',
): string {
  const name = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
  return `${marking}-${name === '' ? 'figures' : name}.${kind}`;
}
