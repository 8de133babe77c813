import type { BuilderPaneProps } from '#features/explore/workbench.type.js';

/** The question as a form. */
export function BuilderPane({ question }: BuilderPaneProps) {
  return <p>{question.text === '' ? 'Nothing is written yet.' : 'The builder cannot read this text yet.'}</p>;
}
