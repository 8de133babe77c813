/** Words of the server about how it worked the figures out: true, and for the drawer. */
const technical = /^(Added up from|Cut short)/;

/** The notes of an answer that whoever reads its figures has to know. */
export function toReaderNotes(notes: readonly string[]): readonly string[] {
  return notes.filter((note) => !technical.test(note));
}
