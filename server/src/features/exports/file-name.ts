/**
 * The maximum length of a file’s name with its ending, in characters, so that a list of files shows
 * all of it.
 */
const MAX_NAME_LENGTH = 80;

/**
 * The name of a file of figures: its marking, then its title in lower case without characters that
 * file systems reject.
 */
export function toFigureFileName(file: NamedFile, kind: 'csv' | 'xlsx'): string {
  return toAnswerFileName(file, kind);
}

export interface NamedFile {
  readonly marking: string;
  readonly title: string;
}

/** The name of a file with any other answer, made like that of a file of figures. */
export function toAnswerFileName(
  { marking, title }: NamedFile,
  kind: 'csv' | 'xlsx' | 'json',
): string {
  const name = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_LENGTH - marking.length - kind.length - 2)
    .replaceAll(/^-+|-+$/g, '');
  return `${marking}-${name === '' ? 'figures' : name}.${kind}`;
}
