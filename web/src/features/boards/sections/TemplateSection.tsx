import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';

import { CHANGE_TEMPLATE, type Plan } from './section-documents.js';
import { type SectionDraft, toPlanInput } from './section-draft.js';
import { SectionFields } from './SectionFields.js';

interface TemplateSectionProps {
  readonly template: { readonly version: number; readonly sections: readonly Plan[] };
  /** The section to change. One without a key is added at the end. */
  readonly section: SectionDraft;
  readonly onClose: () => void;
  /** Called if somebody else may have changed the template. */
  readonly onChanged: () => unknown;
  readonly onDone: (said: string) => void;
}

/** Changes a section of the template as it was when the dialog was opened. */
export function TemplateSection({
  template,
  section,
  onClose,
  onChanged,
  onDone,
}: TemplateSectionProps) {
  const [{ version, sections }] = useState(template);
  const { send, isSending } = useChange(CHANGE_TEMPLATE);
  const save = async (wanted: SectionDraft) => {
    const all =
      wanted.key === null
        ? [...sections, wanted]
        : sections.map((each) => (each.key === wanted.key ? wanted : each));
    const sent = await send({ input: { version, sections: all.map(toPlanInput) } });
    if (sent === null) return [];
    if (!sent.ok) return [{ field: null, message: sent.sentence }];
    const { problems } = sent.data.changePackTemplate;
    if (problems.length > 0) onChanged();
    else {
      onClose();
      onDone(`${wanted.heading} has been saved.`);
    }
    return problems;
  };
  return <SectionFields section={section} isSending={isSending} onClose={onClose} onSave={save} />;
}
