import type { BlockContent, BlockRow } from './block.type.js';

type Choice = BlockContent['choices'][number];

/** Finds the choice that has a row of a block as an option; null if there is none. */
export function chooseByRow(
  { key }: Pick<BlockRow, 'key'>,
  { choices }: Pick<BlockContent, 'choices'>,
): Choice | null {
  return choices.find(({ options }) => options.some((option) => option.key === key)) ?? null;
}

/** Choices that are made beside a block, not in its rows. */
export function choicesBeside({
  choices,
  table: { rows },
}: Pick<BlockContent, 'choices' | 'table'>): readonly Choice[] {
  return choices.filter(
    ({ options }) => !rows.some(({ key }) => options.some((option) => option.key === key)),
  );
}
