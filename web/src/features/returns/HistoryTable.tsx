import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { Button } from '#ui/Button.js';
import { ListTable } from '#ui/ListTable.js';
import { Pager } from '#ui/Pager.js';
import { Section } from '#ui/Section.js';

import { toHistoryRow } from './history-row.js';
import { sayHistory } from './history-words.js';
import { RETURN_HISTORY, type ShownReturn } from './return-documents.js';
import { UndoButton } from './UndoButton.js';

/** Returns of a page. */
const PAGE = 20;

interface HistoryPanelProps {
  readonly agency: ShownReturn['agency'];
  readonly quarter: { readonly key: string; readonly label: string };
  /** Whether there are several agencies, so that each is named. */
  readonly isNamed: boolean;
  /** False while viewing as somebody else. */
  readonly mayUndo: boolean;
}

/** What an agency published for a quarter, newest first, and the figures that each return moved. */
export function HistoryPanel({ agency, quarter, isNamed, mayUndo }: HistoryPanelProps) {
  const [page, setPage] = useState(1);
  const { data, previousData, error, refetch } = useQuery(RETURN_HISTORY, {
    variables: { agency: agency.code, quarter: quarter.key, page },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.returnHistory;
  const again = () => askAgain(refetch());
  const of = isNamed ? ` by ${agency.name}` : '';
  if (shown === undefined)
    return error === undefined ? null : (
      <Section title={`Published for ${quarter.label}${of}`}>
        <p>The history could not be read.</p>
        <p>
          <Button onPress={again}>Try again</Button>
        </p>
      </Section>
    );

  const { returns, count, isOpen } = shown;
  return (
    <Section title={`${sayHistory(shown, quarter.label)}${of}`}>
      {returns.length === 0 ? null : (
        <ListTable
          caption="What was published, newest first. The newest of each return can be taken back in one step."
          headings={[
            'Published',
            'Return',
            'What changed',
            'Figures that moved',
            'By',
            'Version',
            'Now',
          ]}
          actionHeading={mayUndo ? 'Take back' : undefined}
          rows={returns.map((each) => ({
            ...{ key: each.id, cells: toHistoryRow(each) },
            action:
              mayUndo && each.state === 'CURRENT' ? (
                <UndoButton published={each} onUndone={again} />
              ) : null,
          }))}
        />
      )}
      {isOpen || returns.length === 0 ? null : (
        <p>What each return changed is shown to people who open the records of {agency.name}.</p>
      )}
      <Pager
        onFirst={page === 1 ? null : () => setPage(1)}
        onNext={page * PAGE < count ? () => setPage(page + 1) : null}
      />
    </Section>
  );
}
