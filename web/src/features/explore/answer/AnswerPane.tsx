import type { AnswerPaneProps } from '#features/explore/workbench.type.js';

/** What a question was answered with. */
export function AnswerPane({ run }: AnswerPaneProps) {
  if (run === null) return <p>Not run yet.</p>;
  return <pre>{JSON.stringify(run.data, null, 2)}</pre>;
}
