/** The content of a page with everything marked, and the ids of text marks without text. */
export interface MarkedContent {
  readonly content: string;
  readonly dropped: ReadonlySet<number>;
}

/**
 * Marks everything on a page as PDF/UA requires. Chromium marks the content of its document, but
 * leaves rules, backgrounds and sheet edges unmarked, or marks a rule as text. Each of these
 * becomes an artifact, which screen readers skip. Text drawn within a figure follows the figure’s
 * marks and cannot be told apart from the figure, so the text becomes part of the figure.
 *
 * @param content as Chromium writes it: one operator on a line, text in hexadecimal
 */
export function markArtifacts(content: string): MarkedContent {
  const dropped = new Set<number>();
  const lines: string[] = [];
  let figure = false;
  for (const { begins, body } of toSegments(content)) {
    const hasWords = body.some((line) => showsWords.test(line));
    const mark = begins === null ? null : (marks.exec(begins)?.groups ?? null);
    if (mark === null) {
      // Text between a figure and the next mark belongs to the figure: no other text is unmarked.
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
  /** The line that opens the mark; null if there is none. */
  readonly begins: string | null;
  readonly body: readonly string[];
}

function toSegments(content: string): readonly Segment[] {
  const stretches: { begins: string | null; body: string[] }[] = [{ begins: null, body: [] }];
  // Spans within text give its letters and direction where the glyphs do not. They are not marks.
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
