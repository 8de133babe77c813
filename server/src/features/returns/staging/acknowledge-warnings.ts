import { hasInvisible } from '#domain/invisible-characters.js';
import type { Issue } from '#domain/returns/issue.js';
import { isAlike } from '#domain/returns/staged/alike-findings.js';
import { explainWhy, toFindingId } from '#domain/returns/staged/staged-return.js';
import { rememberAcknowledged } from '#features/returns/acknowledged-record.store.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import { change, type Changed, log, type Seen, toChanged, unseen } from './keep-change.js';
import type { AcknowledgeWarningsInput } from './staged-change.type.js';
import type { StagedRecord } from './staged-record.js';
import { updateStaged } from './staged-return.store.js';

const MAX_AT_ONCE = 50;

/**
 * Acknowledges warnings, with the reason: each by itself, or all with the same message together.
 * The acknowledgement is remembered for the next file in which the records are unchanged.
 */
export async function acknowledge(
  context: Context,
  seen: Seen,
  { findings, why: said, isForAlike }: Omit<AcknowledgeWarningsInput, 'id' | 'version'>,
): Promise<Changed> {
  const why = said.trim();
  const problems = await change(context, seen, async (kept, transaction) => {
    const wrong = explainWhy(why);
    if (wrong !== null) return [toProblem(wrong, 'why')];
    if (hasInvisible(why)) return [toProblem(unseen, 'why')];
    if (findings.length > MAX_AT_ONCE)
      return [toProblem(`At most ${MAX_AT_ONCE} can be acknowledged at once.`, 'findings')];
    const file = kept.outcome?.is === 'SCREENED' ? kept.outcome.file : null;
    const named = pickWarnings(file?.issues ?? [], findings, isForAlike ? kept : null);
    if (named === null)
      return [
        toProblem('One of these warnings no longer exists. Look at the list again.', 'findings'),
      ];
    const [by, now] = [context.viewer.name, context.clock.now()];
    const { agencyId, dataset } = kept;
    await updateStaged(transaction, {
      ...kept,
      acknowledgements: [
        ...kept.acknowledgements.filter(({ finding }) => !named.has(finding)),
        ...[...named].map((finding) => ({ finding, why, by, at: now.toISOString() })),
      ],
    });
    const marks = [...named].flatMap((finding) => file?.marks[finding] ?? []);
    await rememberAcknowledged(transaction, { agencyId, dataset, marks, why, by, now });
    log(
      context,
      transaction,
      kept,
    )(
      `Acknowledged ${named.size} ${named.size === 1 ? 'warning' : 'warnings'} in a staged return`,
      { findings: [...findings], why },
    );
    return [];
  });
  return toChanged(problems, seen);
}

/**
 * The ids of the warnings meant; null if a given id is not that of a warning.
 *
 * @param kept given if all warnings with the same message are meant, except those acknowledged
 * already
 */
function pickWarnings(
  issues: readonly Issue[],
  findings: readonly string[],
  kept: Pick<StagedRecord, 'acknowledgements'> | null,
): ReadonlySet<string> | null {
  const warnings = new Map(
    issues.filter(({ level }) => level === 'WARN').map((issue) => [toFindingId(issue), issue]),
  );
  const chosen = findings.flatMap((finding) => warnings.get(finding) ?? []);
  if (chosen.length < findings.length) return null;
  if (kept === null) return new Set(findings);
  const said = new Set(kept.acknowledgements.map(({ finding }) => finding));
  const alike = [...warnings]
    .filter(([finding]) => !said.has(finding))
    .filter(([, issue]) => chosen.some((each) => isAlike(each, issue)));
  return new Set([...findings, ...alike.map(([finding]) => finding)]);
}
