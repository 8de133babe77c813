/** Longest part of a file's name that is made of a title, in characters. */
const MAX_NAME_LENGTH = 120;

/**
 * The name of a file of figures: its marking, then its title in small letters without anything that
 * a system of files might mind.
 */
export function toFigureFileName(file: NamedFile, kind: 'csv' | 'xlsx'): string {
  return toAnswerFileName(file, kind);
}

/** What a file is called by. */
export interface NamedFile {
  readonly marking: string;
  readonly title: string;
}

/** The same of an answer of any kind. */
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
