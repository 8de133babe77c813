import { useQuery } from '@apollo/client/react';

import { toProblem } from '#graphql/problem.js';
import { useChange } from '#graphql/use-change.js';

import { CHANGE_SECTION, PACK_PLAN } from './section-documents.js';
import { emptyDraft, toPlanInput } from './section-draft.js';
import { SectionFields } from './SectionFields.js';

interface ChangeSectionProps {
  readonly pack: {
    readonly quarter: string;
    readonly area: string;
    readonly version: number | null;
  };
  /** Key of the section; null for a new one. */
  readonly section: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Changes a section of a draft, or adds a new one at its end. */
export function ChangeSection({ pack, section, onClose, onDone }: ChangeSectionProps) {
  const { data, error } = useQuery(PACK_PLAN, { variables: pack, fetchPolicy: 'network-only' });
  const { send, isSending } = useChange(CHANGE_SECTION);
  if (error !== undefined) return <p role="alert">{toProblem(error).sentence}</p>;
  if (data === undefined) return <p>Loading</p>;
  const { board } = data;
  const draft = section === null ? emptyDraft : board?.plan.find(({ key }) => key === section);
  if (board === null || draft === undefined)
    return (
      <p role="alert">
        This pack no longer has this section. Close this, and look at the latest version of the
        pack.
      </p>
    );
  return (
    <SectionFields
      section={draft}
      isSending={isSending}
      onClose={onClose}
      onSave={async (wanted) => {
        const sent = await send({
          input: { id: board.id, version: board.version, section: toPlanInput(wanted) },
        });
        if (sent === null) return [];
        if (!sent.ok) return [{ field: null, message: sent.sentence }];
        const { problems } = sent.data.changeSection;
        if (problems.length === 0) onDone();
        return problems;
      }}
    />
  );
}
