import type { GraphQLSchema } from 'graphql';

import { insertSelection, removeSelection } from './change-measures.js';
import { takeSteps, withText } from './open-question.js';
import type { Comparison, WrittenQuestion } from './question.type.js';
import { findChanges, findMeasureFields, isShared } from './read-measures.js';

/** Shows or hides the earlier figure of a change. The change must already be there. */
export function setBefore(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  { key, to, isOn }: { readonly key: string; readonly to: Comparison; readonly isOn: boolean },
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const changes = findMeasureFields(open.asked, open)
      .filter((field) => field.key === key)
      .flatMap((field) => findChanges(field, open.asked, open.scope))
      .filter((change) => change.to === to && !change.isShared);
    for (const { node, befores } of changes) {
      const [before] = befores;
      const set = node.selectionSet;
      if (!isOn && before !== undefined && !isShared(before, open.asked))
        return withText(open, removeSelection(open.text, before, 'text'));
      if (isOn && before === undefined && set !== undefined) {
        const source = 'from { value text flags }';
        return withText(
          open,
          insertSelection(open.text, set, { source, at: set.selections.length }),
        );
      }
    }
    return null;
  });
}
