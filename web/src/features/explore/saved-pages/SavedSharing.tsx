import type { Sharing } from '#graphql/operations.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { Section } from '#ui/Section.js';

import { sharingOfOwn } from './saved-words.js';

interface SavedSharingProps {
  readonly sharing: Sharing;
  readonly onShare: (sharing: Sharing) => void;
}

const sharings = (['PRIVATE', 'AGENCY', 'EVERYONE'] as const).map((code) => ({
  code,
  name: sharingOfOwn[code],
}));

/** Who may see the viewer's own question. */
export function SavedSharing({ sharing, onShare }: SavedSharingProps) {
  return (
    <Section title="Sharing">
      <ChoiceControl
        label="Who may see it"
        options={sharings}
        chosen={sharing}
        onChoose={onShare}
      />
      <p>
        Each person sees it with their own access. Colleagues at your agency can change what is
        shared with them.
      </p>
    </Section>
  );
}
