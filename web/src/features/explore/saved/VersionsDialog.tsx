import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import { toProblem } from '#graphql/problem.js';
import { formatDay } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { SelectControl } from '#ui/SelectControl.js';

import { LineDifference } from './LineDifference.js';
import { OPEN_SAVED } from './saved-documents.js';

interface VersionsDialogProps {
  readonly id: string;
  /** The current text in its tab. */
  readonly text: string;
  /** Puts the text of a version into the tab, where it can be saved as a new version. */
  readonly onTake: (text: string) => void;
  readonly onClose: () => void;
}

/** Each saved version of a question, and how it differs from the current text. */
export function VersionsDialog({ id, text, onTake, onClose }: VersionsDialogProps) {
  const { data, error } = useQuery(OPEN_SAVED, { variables: { id }, fetchPolicy: 'network-only' });
  const [chosen, setChosen] = useState<string | null>(null);
  const versions = data?.savedQuery?.versions.edges.map(({ node }) => node) ?? [];
  const shown = versions.find(({ id: each }) => each === chosen) ?? versions[0] ?? null;
  const nameOf = ({ number, savedAt, savedBy }: (typeof versions)[number]) =>
    `${number}, ${formatDay(savedAt.slice(0, 10))}, ${savedBy.isYou ? 'you' : (savedBy.name ?? 'another agency')}`;
  return (
    <BenchDialog title="Versions" onClose={onClose} isWide>
      {error === undefined ? null : <p>{toProblem(error).sentence}</p>}
      {data === undefined && error === undefined ? <p>Loading</p> : null}
      {shown === null ? null : (
        <>
          <SelectControl
            label="Version"
            groups={[
              {
                name: null,
                options: versions.map((version) => ({ code: version.id, name: nameOf(version) })),
              },
            ]}
            chosen={shown.id}
            isSet={false}
            onChoose={setChosen}
          />
          <LineDifference
            before={shown.text}
            after={text}
            label={`What differs from version ${shown.number}`}
          />
          <Button look="main" onPress={() => onTake(shown.text)}>
            Bring it back into the text
          </Button>
        </>
      )}
    </BenchDialog>
  );
}
