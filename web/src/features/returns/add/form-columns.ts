/** A column as a form asks for it. */
export interface FormColumn {
  /** The name of the column in a return. */
  readonly name: string;
  readonly isRequired: boolean;
  readonly input: 'text' | 'long' | 'number' | 'date';
  /** What the column may contain, in a sentence. */
  readonly meaning: string;
  /** The choices; null if anything may be typed. */
  readonly choices: readonly string[] | null;
}

/** The columns that moderators decide, which a form leaves out. */
const decided = ['status', 'decided_on', 'confirmed_impact', 'rationale'];

/**
 * The columns of a disruption in a form for an agency, from its template.
 *
 * @throws if the server does not return the columns
 */
export async function readFormColumns(
  agency: string,
  quarter: string,
): Promise<readonly FormColumn[]> {
  const asked = new URLSearchParams({ agency, quarter });
  const response = await fetch(`/import/templates/disruptions.json?${asked}`);
  const answer: unknown = response.ok ? await response.json() : null;
  if (!isAnswer(answer)) throw new Error('The server did not say what a disruption has');
  return answer.columns.filter(({ name }) => !decided.includes(name));
}

function isAnswer(answer: unknown): answer is { readonly columns: readonly FormColumn[] } {
  if (typeof answer !== 'object' || answer === null || !('columns' in answer)) return false;
  return Array.isArray(answer.columns);
}

/** The typed values as a return of one row, without the empty columns. */
export function toReturnText(typed: ReadonlyMap<string, string>): string {
  const filled = [...typed].filter(([, value]) => value.trim() !== '');
  const toLine = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll(/\s+/g, ' ').replaceAll('"', '""')}"`).join(',');
  return `${toLine(filled.map(([name]) => name))}\n${toLine(filled.map(([, value]) => value))}\n`;
}
