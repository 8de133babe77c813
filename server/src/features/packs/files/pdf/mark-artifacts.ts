/**
 * The content of a page in which everything is marked, and the ids of what was marked as words and
 * holds none.
 */
export interface MarkedContent {
  readonly content: string;
  readonly dropped: ReadonlySet<number>;
}

/**
 * Marks all of a page as PDF/UA asks. Chromium marks what its document says, and leaves rules,
 * grounds and the edges of sheets as they are; or it marks a rule as if it were a word. Here each
 * is an artifact, which nobody is read. The words that are drawn within a figure are not told apart
 * from it either: they lie behind its marks, and become part of it.
 *
 * @param content as Chromium writes it: an operator on a line, words in hexadecimal
 */
export function markArtifacts(content: string): MarkedContent {
  const dropped = new Set<number>();
  const lines: string[] = [];
  let figure = false;
  for (const { begins, body } of toSegments(content)) {
    const hasWords = body.some((line) => showsWords.test(line));
    const mark = begins === null ? null : (marks.exec(begins)?.groups ?? null);
    if (mark === null) {
      // What a figure is followed by, up to the next mark, is drawn in it where it has words:
      // nothing else that is not marked has any there.
      if (figure && hasWords) lines.splice(lines.lastIndexOf('EMC'), 1, ...body, 'EMC');
      else
        lines.push(
          ...(body.some((line) => paints.test(line)) ? ['/Artifact BMC', ...body, 'EMC'] : body),
        );
      figure = false;
      continue;
    }
    figure = mark.type === 'Figure';
    if (figure || hasWords) {
      lines.push(begins ?? '', ...body, 'EMC');
    } else {
      dropped.add(Number(mark.id));
      lines.push('/Artifact BMC', ...body, 'EMC');
    }
  }
  return { content: lines.join('\n'), dropped };
}

interface Segment {
  /** The line that marks it; null where nothing does. */
  readonly begins: string | null;
  readonly body: readonly string[];
}

function toSegments(content: string): readonly Segment[] {
  const stretches: { begins: string | null; body: string[] }[] = [{ begins: null, body: [] }];
  // Within words stands what they are in letters and which way they run, where their shapes do not
  // tell it. That is no mark.
  let within = 0;
  for (const line of content.split('\n')) {
    if (marks.test(line)) stretches.push({ begins: line, body: [] });
    else if (line === 'EMC' && within === 0) stretches.push({ begins: null, body: [] });
    else {
      if (/B[DM]C$/.test(line)) within += 1;
      if (line === 'EMC') within -= 1;
      stretches.at(-1)?.body.push(line);
    }
  }
  return stretches;
}

const marks = /^\/(?<type>\w+) <<\/MCID (?<id>\d+) >>BDC$/;
const showsWords = /\bT[jJ]$/;
const paints = /(?:^|\s)(?:[fFsSbB]\*?|sh|Do|Tj|TJ)$/;
