import { lazy } from 'react';

import { DialogButton } from '#ui/DialogButton.js';

const loadChange = async () => ({ default: (await import('./ChangeSection.js')).ChangeSection });
const ChangeSection = lazy(loadChange);

interface ChangeSectionButtonProps {
  /** Null for a new section. */
  readonly section: { readonly key: string; readonly heading: string } | null;
  readonly pack: {
    readonly quarter: { readonly key: string };
    readonly area: { readonly code: string };
    readonly number: number;
  };
  /** Called once the section is saved. */
  readonly onDone: () => void;
}

/**
 * A button that opens the form for a section of a draft: its heading, figures and required texts;
 * or for a new section.
 */
export function ChangeSectionButton({
  section,
  pack: { quarter, area, number },
  onDone,
}: ChangeSectionButtonProps) {
  return (
    <DialogButton
      look="quiet"
      label={section === null ? 'Add a section' : `Change the section ${section.heading}`}
      title={section?.heading ?? 'A new section'}
      prepare={loadChange}
      content={(close) => (
        <ChangeSection
          pack={{ quarter: quarter.key, area: area.code, version: number }}
          section={section?.key ?? null}
          onClose={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    >
      {section === null ? 'Add' : 'Change'}
    </DialogButton>
  );
}
