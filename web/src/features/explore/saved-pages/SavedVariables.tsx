import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import type { SavedWhole } from './saved-pages-documents.js';
import { describeValue } from './version-changes.js';

interface SavedVariablesProps {
  readonly variables: SavedWhole['variables'];
  /** Names of measures by key and of areas by code. */
  readonly names: ReadonlyMap<string, string>;
}

/** A saved question's variables, and their default values. */
export function SavedVariables({ variables, names }: SavedVariablesProps) {
  return (
    <Section title="Variables">
      {variables.length === 0 ? (
        <p>It has no variables: it is the same question each time.</p>
      ) : (
        <ListTable
          caption="What is asked for each time"
          headings={['Chosen each time', 'If left alone', 'In an address']}
          rows={variables.map((variable) => ({
            key: variable.name,
            cells: [
              variable.label === '' ? variable.name : variable.label,
              describeValue(variable, names),
              <code key="address">{`?${variable.name}=…`}</code>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
