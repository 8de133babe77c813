import type { Policy } from '#domain/access/policy.js';
import { type DisclosedTable, discloseInSteps } from '#domain/disclosure/disclose.js';
import type { RawTable } from '#domain/disclosure/raw-table.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { runInSlices, type Work } from '#platform/fair-share/time-slices.js';

/** The viewer of figures, and the context for computing them. */
interface Disclosing {
  readonly policy: Policy;
  readonly referenceData: ReferenceData;
  readonly work: Work;
}

/** Applies disclosure for a viewer to everything that was read to answer a question. */
export async function discloseTables(
  tables: ReadonlyMap<Question, RawTable>,
  { policy, referenceData, work }: Disclosing,
): Promise<ReadonlyMap<Question, DisclosedTable>> {
  const disclosed = new Map<Question, DisclosedTable>();
  for (const [question, table] of tables)
    disclosed.set(
      question,
      await runInSlices(discloseInSteps(table, { question, policy, referenceData }), work),
    );
  return disclosed;
}
