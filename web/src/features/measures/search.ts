interface Searched {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly subject: string;
}

interface Search {
  /** The subject to search in; null for all. */
  readonly subject: string | null;
  /** Words of a name, a definition or a key, in any order; empty for everything. */
  readonly find: string;
}

/** Subjects in the order of the catalogue, each once. */
export function toSubjects(measures: readonly Pick<Searched, 'subject'>[]): readonly string[] {
  return [...new Set(measures.map(({ subject }) => subject))];
}

/** Measures of a subject that contain every word, ignoring case. */
export function findMeasures<Measure extends Searched>(
  measures: readonly Measure[],
  { subject, find }: Search,
): readonly Measure[] {
  const words = find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return measures.filter((measure) => {
    const text = `${measure.name} ${measure.description} ${measure.key}`.toLowerCase();
    return (
      (subject === null || measure.subject === subject) &&
      words.every((word) => text.includes(word))
    );
  });
}
