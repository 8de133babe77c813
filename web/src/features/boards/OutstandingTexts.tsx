import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { OutstandingTextsQuery, OutstandingTextsQueryVariables } from '#graphql/operations.js';
import { formatDay } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import type { ListedPack } from './board-documents.js';
import { listOutstandingTexts } from './outstanding-texts.js';
import { kindWords } from './pack-words.js';
import { PaperMark } from './PaperMark.js';

const STILL_OWED: TypedDocumentNode<OutstandingTextsQuery, OutstandingTextsQueryVariables> = gql`
  query OutstandingTexts($quarter: Quarter!, $area: ID!, $version: Int!) {
    board(quarter: $quarter, area: $area, version: $version, edition: PARTNERS) {
      id
      headings {
        key
        number
        heading
        texts {
          id
          kind
          state
          isLate
          post
          owner {
            id
            name
          }
          dueOn
        }
      }
    }
  }
`;

interface StillOwedProps {
  readonly pack: Pick<ListedPack, 'quarter' | 'area' | 'number'>;
}

/**
 * Which texts of a draft are not written yet, who owes them and when they are due: late ones first.
 * Nothing if all are written.
 */
export function OutstandingTexts({ pack: { quarter, area, number } }: StillOwedProps) {
  const { data } = useQuery(STILL_OWED, {
    variables: { quarter: quarter.key, area: area.code, version: number },
    fetchPolicy: 'cache-and-network',
  });
  const owed = listOutstandingTexts(data?.board?.headings ?? []);
  if (owed.length === 0) return null;
  return (
    <ListTable
      caption={`Still to write for the pack of ${area.name} for ${quarter.label}`}
      headings={['Text', 'Who', 'Due', 'State']}
      rows={owed.map(({ id, section, kind, who, dueOn, isLate }) => ({
        key: id,
        cells: [
          `${section}: ${kindWords[kind].toLowerCase()}`,
          who,
          dueOn === null ? '' : formatDay(dueOn),
          <PaperMark key="state" state={isLate ? 'LATE' : 'OWED'}>
            {isLate ? 'Late' : 'Owed'}
          </PaperMark>,
        ],
      }))}
    />
  );
}
