/**
 * Matches the server's notes on how it worked the figures out, which belong only in the explanation
 * drawer.
 */
const technical = /^(Added up from|Only [\d,]+ of [\d,]+ groups are listed)/;

/** The notes of an answer that a reader of its figures has to know. */
export function toReaderNotes(notes: readonly string[]): readonly string[] {
  return sayOnce(notes.filter((note) => !technical.test(note)));
}

/** Merges notes that several measures share: `Reports, referrals: 3 have no place`. */
function sayOnce(notes: readonly string[]): readonly string[] {
  const said = new Map<string, readonly string[]>();
  for (const note of notes) {
    const [, name, rest] = /^([^:.[]+): (.+)$/.exec(note) ?? [];
    const key = rest ?? note;
    said.set(key, [...(said.get(key) ?? []), ...(name === undefined ? [] : [name])]);
  }
  return [...said].map(([rest, names]) =>
    names.length === 0 ? rest : `${names.join('; ')}: ${rest}`,
  );
}
