import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { describeCuts } from './describe-cuts.js';
import type { BuilderQuestion } from './question.type.js';
import { useCuts } from './use-cuts.js';
import { writeFilter } from './write-filter.js';

interface CutWarningProps {
  readonly question: BuilderQuestion;
  readonly measures: readonly string[];
  readonly context: BuilderContext;
}

/**
 * Warns people who are not cleared that one more cut would withhold other agencies' figures, or
 * that the question has too many cuts already. The count is the server's.
 */
export function CutWarning({ question, measures, context: { choices, schema } }: CutWarningProps) {
  const isAsked =
    !choices.viewer.isCleared &&
    measures.length > 0 &&
    question.filters.every(({ kind }) => kind !== 'TEXT');
  const where = isAsked ? writeFilter(question.filters, schema) : null;
  const by = question.by.map(({ dimension }) => dimension).join(', ');
  const cuts = useCuts(
    isAsked
      ? `{ protections(measures: [${measures.join(', ')}], by: [${by}]${where === null ? '' : `, where: ${where}`}) { cuts cutCount maxCuts areOthersShown } }`
      : null,
  );
  if (cuts === null || (cuts.areOthersShown && cuts.used < cuts.most)) return null;
  return (
    <p className={`${styles.part} ${styles.warning}`} role="status">
      {describeCuts(cuts)}
    </p>
  );
}
